/**
 * Faults as data: what goes wrong on a connection, when, and how often, by plan and by seed.
 *
 * <p>Start at {@link dev.neurosdk.testkit.fault.FaultPlan}; a {@code FaultLine} carries it out around any {@code Wire}. Faults
 * of processes and of the voice channel are elsewhere. Imports {@code time}, {@code transport}, {@code recording},
 * {@code model}, {@code yaml} and the protocol. Next: {@code scenario}.
 */
@NullMarked
package dev.neurosdk.testkit.fault;

import org.jspecify.annotations.NullMarked;
