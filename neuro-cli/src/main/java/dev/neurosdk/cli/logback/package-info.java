/**
 * How the libraries' warnings reach the user: one terse line each on standard error.
 *
 * <p>Imports logback and nothing of the project.
 */
@NullMarked
package dev.neurosdk.cli.logback;

import org.jspecify.annotations.NullMarked;
