/**
 * {@code neuro stream}: watches live streams, records them, serves them and plays recordings.
 *
 * <p>Imports {@code server.stream}. Begin with {@code StreamCommand}; {@code Viewing} is what tail and record share.
 */
@NullMarked
package dev.neurosdk.cli.stream;

import org.jspecify.annotations.NullMarked;
