/**
 * Runs as one page to look at, which needs nothing but itself: a matrix of areas and testees, and for each case the rule, what
 * was done, and the messages that settle the argument.
 *
 * <p>Start at {@link dev.neurosdk.testkit.conformance.report.html.HtmlReport}. What a testee said is text here, never markup.
 * Imports the protocol and {@code conformance.report}.
 */
@NullMarked
package dev.neurosdk.testkit.conformance.report.html;

import org.jspecify.annotations.NullMarked;
