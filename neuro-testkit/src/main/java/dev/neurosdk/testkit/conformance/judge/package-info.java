/**
 * The judge: a fold over a session log that counts, for each case, how often it could have been broken and how often it was.
 *
 * <p>Start at {@link dev.neurosdk.testkit.conformance.judge.Judge}; {@code GameJudges} and {@code ServerJudges} name who judges
 * which case. Imports the protocol, {@code recording}, {@code model} and {@code conformance.catalogue}.
 */
@NullMarked
package dev.neurosdk.testkit.conformance.judge;

import org.jspecify.annotations.NullMarked;
