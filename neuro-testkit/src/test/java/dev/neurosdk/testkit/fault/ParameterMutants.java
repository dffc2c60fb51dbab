package dev.neurosdk.testkit.fault;

import static dev.neurosdk.testkit.fault.FaultMutants.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Lines that do something else than a fault's parameters say. */
final class ParameterMutants {

    private ParameterMutants() {}

    static void add(Map<String, Bench.Lines> all) {
        all.put(
                "duplicates instead of reordering",
                fault(fault -> fault instanceof DeliveryFault.Reorder
                        ? new DeliveryFault.Duplicate(Duration.ZERO, 1)
                        : fault));
        all.put(
                "loses instead of duplicating",
                fault(fault -> fault instanceof DeliveryFault.Duplicate ? new DeliveryFault.Lose() : fault));
        all.put(
                "duplicates once only",
                fault(fault -> fault instanceof DeliveryFault.Duplicate duplicate
                        ? new DeliveryFault.Duplicate(duplicate.gap(), 1)
                        : fault));
        all.put(
                "duplicates without the gap",
                fault(fault -> fault instanceof DeliveryFault.Duplicate duplicate
                        ? new DeliveryFault.Duplicate(Duration.ZERO, duplicate.copies())
                        : fault));
        all.put(
                "reorders two at most",
                fault(fault -> fault instanceof DeliveryFault.Reorder reorder
                        ? new DeliveryFault.Reorder(2, reorder.patience())
                        : fault));
        all.put(
                "reorders with endless patience",
                fault(fault -> fault instanceof DeliveryFault.Reorder reorder
                        ? new DeliveryFault.Reorder(reorder.window(), Duration.ofDays(1))
                        : fault));
        all.put(
                "coalesces instead of reordering",
                fault(fault -> fault instanceof DeliveryFault.Reorder reorder
                        ? new DeliveryFault.Coalesce(reorder.window(), reorder.patience())
                        : fault));
        all.put(
                "coalesces two at most",
                fault(fault -> fault instanceof DeliveryFault.Coalesce coalesce
                        ? new DeliveryFault.Coalesce(2, coalesce.patience())
                        : fault));
        all.put(
                "no jitter",
                fault(fault -> fault instanceof DeliveryFault.Latency latency
                        ? new DeliveryFault.Latency(latency.delay(), Duration.ZERO, latency.spread())
                        : fault));
        for (DeliveryFault.Spread spread : DeliveryFault.Spread.values()) {
            all.put(
                    "spreads always " + spread,
                    fault(fault -> fault instanceof DeliveryFault.Latency latency
                            ? new DeliveryFault.Latency(latency.delay(), latency.jitter(), spread)
                            : fault));
        }
        all.put(
                "twice the bandwidth",
                fault(fault -> fault instanceof DeliveryFault.Bandwidth bandwidth
                        ? new DeliveryFault.Bandwidth(2 * bandwidth.bytesPerSecond())
                        : fault));
        all.put(
                "disconnects instead of resetting",
                fault(fault -> fault instanceof ConnectionFault.Reset ? new ConnectionFault.Disconnect() : fault));
        all.put(
                "closes instead of disconnecting",
                fault(fault -> fault instanceof ConnectionFault.Disconnect
                        ? new ConnectionFault.Close(List.of(1000), "")
                        : fault));
        all.put(
                "half-open for ever",
                fault(fault -> fault instanceof ConnectionFault.HalfOpen
                        ? new ConnectionFault.HalfOpen(Duration.ZERO)
                        : fault));
        all.put(
                "reads slowly for a moment only",
                fault(fault -> fault instanceof ConnectionFault.SlowReader
                        ? new ConnectionFault.SlowReader(Duration.ofMillis(1))
                        : fault));
        all.put(
                "no pong instead of a late one",
                fault(fault -> fault instanceof ControlFault.LatePong ? new ControlFault.NoPong() : fault));
        all.put(
                "fragments without pings",
                fragment(f -> new FrameFault.Fragment(f.parts(), f.cuts(), false, f.insideCharacters())));
        all.put(
                "fragments between characters",
                fragment(f -> new FrameFault.Fragment(f.parts(), f.cuts(), f.pings(), false)));
        all.put(
                "fragments anywhere",
                fragment(f -> new FrameFault.Fragment(f.parts(), List.of(), f.pings(), f.insideCharacters())));
        all.put(
                "fragments in two",
                fragment(f -> new FrameFault.Fragment(2, f.cuts(), f.pings(), f.insideCharacters())));
        all.put(
                "cuts a byte later",
                fault(fault -> fault instanceof FrameFault.Cut cut ? new FrameFault.Cut(cut.atByte() + 1) : fault));
        all.put(
                "slices twice as big",
                fault(fault -> fault instanceof FrameFault.Slice slice
                        ? new FrameFault.Slice(2 * slice.bytes(), slice.gap())
                        : fault));
        all.put(
                "speech without its end",
                fault(fault -> fault instanceof InsertionFault.SpeechPattern speech
                        ? new InsertionFault.SpeechPattern(speech.pattern().subList(0, 1), speech.gap())
                        : fault));
        all.put(
                "speech without gaps",
                fault(fault -> fault instanceof InsertionFault.SpeechPattern speech
                        ? new InsertionFault.SpeechPattern(speech.pattern(), Duration.ZERO)
                        : fault));
        all.put(
                "always the same stranger",
                fault(fault -> fault instanceof ContentFault.CrossTalk cross
                        ? new ContentFault.CrossTalk("G", cross.action())
                        : fault));
    }

    private static Bench.Lines fragment(UnaryOperator<FrameFault.Fragment> change) {
        return fault(fault -> fault instanceof FrameFault.Fragment fragment ? change.apply(fragment) : fault);
    }
}
