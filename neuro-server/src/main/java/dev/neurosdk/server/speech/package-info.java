/**
 * What the character says aloud: one voice for all games of a server, simulated or somebody else's.
 *
 * <p>Imports {@code session}, which it tells of the beginning and end of what is said. Next: {@code Speech}.
 */
@NullMarked
package dev.neurosdk.server.speech;

import org.jspecify.annotations.NullMarked;
