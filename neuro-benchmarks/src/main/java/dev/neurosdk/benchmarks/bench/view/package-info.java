/**
 * How a report is shown: tables for the terminal, one page of HTML, histograms as a log.
 *
 * <p>Imports {@code result}, {@code load}'s measures and {@code benchmarks.svg}. Start with
 * {@link dev.neurosdk.benchmarks.bench.view.HtmlPage}.
 */
@NullMarked
package dev.neurosdk.benchmarks.bench.view;

import org.jspecify.annotations.NullMarked;
