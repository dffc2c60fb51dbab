/**
 * One force: what was demanded, how far it has come, how it ended.
 *
 * <p>Values only; the steps between them are in {@code session}. Imports the protocol only.
 */
@NullMarked
package dev.neurosdk.server.force;

import org.jspecify.annotations.NullMarked;
