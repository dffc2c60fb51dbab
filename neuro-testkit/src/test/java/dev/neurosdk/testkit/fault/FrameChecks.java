package dev.neurosdk.testkit.fault;

import static dev.neurosdk.testkit.recording.Direction.C2S;
import static dev.neurosdk.testkit.recording.Direction.S2C;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.fault.FrameFault.Illegality;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What has to be true of faults among frames, by the bytes that are written; also asked of broken lines. */
final class FrameChecks {

    private static final Duration GAP = Duration.ofMillis(50);

    static final Map<String, Consumer<Bench.Lines>> ALL = all();

    private FrameChecks() {}

    private static Map<String, Consumer<Bench.Lines>> all() {
        Map<String, Consumer<Bench.Lines>> all = new LinkedHashMap<>();
        for (Direction way : Direction.values()) {
            all.put("slice " + way, lines -> slice(lines, way));
            all.put("fragment " + way, lines -> fragment(lines, way));
            all.put("cut " + way, lines -> cut(lines, way));
            all.put("coalesce " + way, lines -> coalesce(lines, way));
            for (Illegality kind : Illegality.values()) {
                all.put("illegal " + kind + ' ' + way, lines -> illegal(lines, way, kind));
            }
            all.put("close with a code that may not be sent " + way, lines -> {
                ByteBench bench = new ByteBench(lines, way, new ConnectionFault.Close(List.of(1006), ""));
                assertThat(bench.says("a").understood())
                        .containsExactly("a [1]", "illegal expected a close code that may be sent, was 1006");
            });
        }
        all.put("fragment at cuts, pings between, inside characters", lines -> {
            FrameFault.Fragment fragment = new FrameFault.Fragment(2, List.of(1, 4), true, true);
            ByteBench bench = new ByteBench(lines, C2S, fragment).says("xéyü!");
            assertThat(bench.understood()).containsExactly("ping", "ping", "xéyü! [2, 3, 2]");
        });
        all.put(
                "fragment of a message shorter than its cuts",
                lines -> assertThat(new ByteBench(lines, C2S, new FrameFault.Fragment(5, List.of(), false, false))
                                .says("ab", "")
                                .understood())
                        .containsExactly("ab [1, 1]", " [0]"));
        all.put("a pong waits for the last slice", lines -> {
            ByteBench bench = new ByteBench(lines, S2C, new FrameFault.Slice(1, GAP));
            Bench.begun(bench.wire.sendText("hello"));
            bench.ear.ping(new byte[0]);
            assertThat(bench.says().understood()).containsExactly("hello [5]", "pong");
            assertThat(bench.notes).startsWith("answers pings: false");
        });
        return all;
    }

    private static void slice(Bench.Lines lines, Direction way) {
        ByteBench bench = new ByteBench(lines, way, new FrameFault.Slice(3, GAP));
        Bench.begun(bench.wire.sendText("hello"));
        Bench.begun(bench.wire.sendText("you"));
        bench.says();
        int length = way == C2S ? 11 : 7;
        assertThat(bench.chunks.get(0)).hasSize(3);
        assertThat(bench.times.get(0)).isZero();
        assertThat(bench.times.get(1)).isEqualTo(50);
        assertThat(bench.chunks).hasSize((length + 2) / 3 + (length - 2 + 2) / 3);
        assertThat(bench.understood()).containsExactly("hello [5]", "you [3]");
        assertThat(bench.notes).filteredOn("fault"::equals).hasSize(2);
    }

    private static void fragment(Bench.Lines lines, Direction way) {
        ByteBench bench = new ByteBench(lines, way, new FrameFault.Fragment(3, List.of(), false, false));
        assertThat(bench.says("abcdef").understood()).containsExactly("abcdef [2, 2, 2]");
    }

    private static void cut(Bench.Lines lines, Direction way) {
        ByteBench bench = new ByteBench(lines, way, new FrameFault.Cut(4)).says("hello");
        assertThat(bench.stream()).hasSize(4);
        assertThat(bench.notes).endsWith("fault", "disconnected");
    }

    private static void coalesce(Bench.Lines lines, Direction way) {
        ByteBench bench = new ByteBench(lines, way, new DeliveryFault.Coalesce(3, Duration.ofSeconds(1)));
        assertThat(bench.says("a", "b", "c").understood()).containsExactly("a [1]", "b [1]", "c [1]");
        assertThat(bench.chunks).hasSize(1);
    }

    private static void illegal(Bench.Lines lines, Direction way, Illegality kind) {
        ByteBench bench = new ByteBench(lines, way, new FrameFault.Illegal(kind)).says("a");
        if (kind == Illegality.UTF8) {
            assertThat(bench.frames()).hasSize(1);
            assertThat(bench.frames().get(0).opcode()).isEqualTo(Frame.TEXT);
            assertThat(bench.frames().get(0).payload()).containsExactly('a', 0xC3, 0x28);
            return;
        }
        assertThat(bench.understood())
                .filteredOn(word -> word.startsWith("illegal"))
                .first()
                .asString()
                .contains(symptom(kind, way));
    }

    private static String symptom(Illegality kind, Direction way) {
        return switch (kind) {
            case OPCODE -> "known opcode, was 3";
            case RSV -> "reserved bits 0, was 4";
            case MASK -> way == C2S ? "a masked frame" : "not masked";
            case LENGTH -> "fewest bytes";
            case CONTINUATION -> "was a continuation";
            case LONG_PING -> "at most 125 bytes";
            case SPLIT_PING -> "in one piece";
            case CLOSE_CODE -> "may be sent, was 1006";
            case UTF8 -> throw new IllegalArgumentException("not seen in frames");
        };
    }
}
