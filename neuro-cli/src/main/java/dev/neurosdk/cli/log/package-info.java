/**
 * The conversation as a person reads it: one line for each message, its violations below.
 *
 * <p>Imports the protocol's messages and rules, the server's events, and {@code terminal}.
 */
@NullMarked
package dev.neurosdk.cli.log;

import org.jspecify.annotations.NullMarked;
