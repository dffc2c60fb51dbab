/**
 * What the command writes to: how wide it is, whether it shows colours and Unicode, and how a peer's text is made
 * harmless for it.
 *
 * <p>Imports nothing of the project.
 */
@NullMarked
package dev.neurosdk.cli.terminal;

import org.jspecify.annotations.NullMarked;
