package dev.neurosdk.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.server.stream.Stage.FakeLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Hundreds of seeded worlds in which viewers come, go back, get stuck and change their minds while items are published:
 * whatever the order of things, each viewer gets each number that is its own once, or a gap that names it.
 */
class HandOverTest {

    private static final int WORLDS = 500;
    private static final int STEPS = 150;
    private static final long FROM_NOW_ON = -1;

    @Test
    void everyNumber_comesOnceOrIsNamedByAGap() {
        for (long seed = 1; seed <= WORLDS; seed++) {
            new World(seed).live();
        }
    }

    private static final class World {
        private final long seed;
        private final Random dice;
        private final Stage stage;
        private final List<Watcher> watchers = new ArrayList<>();
        /** Whether the item of each number, from 1, has an even topic. */
        private final List<Boolean> even = new ArrayList<>();

        World(long seed) {
            this.seed = seed;
            this.dice = new Random(seed);
            this.stage = new Stage(StreamHub.builder()
                    .queue(1 + dice.nextInt(40), SlowPolicy.DROP_OLDEST)
                    .history(History.memory(dice.nextInt(60), 1 << 20)));
            stage.holdReadings();
            stage.holdWork();
        }

        void live() {
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            watchers.forEach(watcher -> watcher.line.unstick());
            settle();
            stage.publish("even", "0");
            even.add(true);
            settle();
            watchers.forEach(Watcher::check);
        }

        /** Until everybody has caught up. */
        private void settle() {
            boolean busy = true;
            while (busy) {
                busy = stage.work() || stage.read();
            }
        }

        private void step() {
            switch (dice.nextInt(13)) {
                case 0 -> come();
                case 1, 2 -> {
                    boolean unused = stage.read();
                }
                case 3 -> some(watcher -> watcher.line.stuck = true);
                case 4, 5 -> some(watcher -> watcher.line.unstick());
                case 6 -> some(watcher -> watcher.goBack(dice.nextInt(even.size() + 1)));
                case 7, 8, 9 -> {
                    boolean unused = stage.work();
                }
                default -> publish(1 + dice.nextInt(8));
            }
        }

        private void some(Consumer<Watcher> deed) {
            if (!watchers.isEmpty()) {
                deed.accept(watchers.get(dice.nextInt(watchers.size())));
            }
        }

        private void publish(int items) {
            for (int i = 0; i < items; i++) {
                boolean isEven = dice.nextBoolean();
                stage.publish(isEven ? "even" : "odd", "0");
                even.add(isEven);
            }
        }

        private void come() {
            if (watchers.size() == 5) {
                return;
            }
            boolean all = dice.nextBoolean();
            long after = dice.nextInt(even.size() + 1);
            Map<String, String> topics = all ? Map.of() : Map.of("topics", "even");
            boolean fromNow = dice.nextBoolean();
            Map<String, String> query = new HashMap<>(topics);
            if (!fromNow) {
                query.put("after", String.valueOf(after));
            }
            watchers.add(new Watcher(stage.viewer(query), all, fromNow ? FROM_NOW_ON : after));
        }

        /** One viewer, and what it has a right to. */
        private final class Watcher {
            private final FakeLine line;
            private final boolean all;
            /** Where it wanted to begin, the last time that it said so; what an earlier wish would have given is given up. */
            private long start;

            private boolean wentBack;

            Watcher(FakeLine line, boolean all, long start) {
                this.line = line;
                this.all = all;
                this.start = start;
            }

            void goBack(long after) {
                start = after;
                wentBack = true;
                line.says("{\"type\":\"replay\",\"after\":" + after + "}");
            }

            void check() {
                boolean[] had = new boolean[even.size() + 1];
                boolean[] named = new boolean[even.size() + 1];
                if (start == FROM_NOW_ON) {
                    start = number(JsonValue.parse(line.got.get(0)).orElseThrow(), "/seq");
                }
                long last = 0;
                for (String text : line.got) {
                    JsonValue message = JsonValue.parse(text).orElseThrow();
                    if (message.at("/data").isPresent()) {
                        long seq = number(message, "/seq");
                        if (!wentBack) {
                            assertThat(seq).as("seed %s: %s", seed, line.got).isGreaterThan(last);
                        }
                        last = seq;
                        had[(int) seq] = true;
                        assertThat(all || even.get((int) seq - 1)).isTrue();
                    } else if (message.textAt("/type").orElseThrow().equals("gap")) {
                        for (long seq = number(message, "/from"); seq <= number(message, "/to"); seq++) {
                            assertThat(had[(int) seq] && !wentBack)
                                    .as("seed %s: %s is named by a gap and came: %s", seed, seq, line.got)
                                    .isFalse();
                            named[(int) seq] = true;
                        }
                    }
                }
                for (int seq = (int) start + 1; seq <= even.size(); seq++) {
                    boolean mine = all || even.get(seq - 1);
                    assertThat(!mine || had[seq] || named[seq])
                            .as("seed %s: %s of %s is missing: %s", seed, seq, even.size(), line.got)
                            .isTrue();
                }
                assertThat(had[even.size()])
                        .as("seed %s: all is live again", seed)
                        .isTrue();
            }

            private long number(JsonValue message, String at) {
                return Long.parseLong(message.at(at).orElseThrow().toString());
            }
        }
    }
}
