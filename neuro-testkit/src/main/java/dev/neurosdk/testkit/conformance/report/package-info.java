/**
 * What a run of cases came to, and the forms in which it is told: JSON that everything else can be drawn from again, JUnit XML,
 * Markdown, annotations, a badge. Also what a run is measured by: frozen requirement sets, a baseline, the exit code.
 *
 * <p>Start at {@link dev.neurosdk.testkit.conformance.report.RunReport}. Nothing is judged here. Imports the protocol,
 * {@code yaml}, {@code recording}, {@code conformance.catalogue} and {@code conformance.judge}. Next: {@code html}.
 */
@NullMarked
package dev.neurosdk.testkit.conformance.report;

import org.jspecify.annotations.NullMarked;
