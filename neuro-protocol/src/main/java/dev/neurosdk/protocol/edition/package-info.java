/**
 * The dated editions of the official specification, and what each one changes, as data.
 *
 * <p>Imports nothing of the project. Next: {@code rule}, which says which clause holds in which edition.
 */
@NullMarked
package dev.neurosdk.protocol.edition;

import org.jspecify.annotations.NullMarked;
