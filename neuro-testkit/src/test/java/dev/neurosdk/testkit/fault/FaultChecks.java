package dev.neurosdk.testkit.fault;

import static dev.neurosdk.testkit.fault.Bench.ACKNOWLEDGED;
import static dev.neurosdk.testkit.fault.Bench.CALL;
import static dev.neurosdk.testkit.fault.Bench.FORCE;
import static dev.neurosdk.testkit.fault.Bench.REGISTER;
import static dev.neurosdk.testkit.fault.Bench.RESULT;
import static dev.neurosdk.testkit.fault.Bench.STARTUP;
import static dev.neurosdk.testkit.recording.Direction.C2S;
import static dev.neurosdk.testkit.recording.Direction.S2C;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What has to be true of faults among messages, each fault and each condition at least once; also asked of broken lines. */
final class FaultChecks {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final DeliveryFault.Lose LOSE = new DeliveryFault.Lose();

    static final Map<String, Consumer<Bench.Lines>> ALL = all();

    private FaultChecks() {}

    private static Map<String, Consumer<Bench.Lines>> all() {
        Map<String, Consumer<Bench.Lines>> all = new LinkedHashMap<>();
        conditions(all);
        chance(all);
        delivery(all);
        content(all);
        connection(all);
        control(all);
        insertions(all);
        return all;
    }

    private static void conditions(Map<String, Consumer<Bench.Lines>> all) {
        all.put(
                "no rule, no change",
                lines -> assertThat(new Bench(lines, FaultPlan.none())
                                .says("a", "b")
                                .hears("c")
                                .settled())
                        .containsExactlyInAnyOrder("> a", "> b", "< c"));
        all.put(
                "direction c2s",
                lines -> assertThat(Bench.with(lines, When.going(C2S), LOSE)
                                .says("a")
                                .hears("c")
                                .settled())
                        .containsExactly("! lose c2s", "< c"));
        all.put(
                "direction s2c",
                lines -> assertThat(Bench.with(lines, When.going(S2C), LOSE)
                                .says("a")
                                .hears("c")
                                .settled())
                        .containsExactlyInAnyOrder("! lose s2c", "> a"));
        all.put("command", lines -> lost(lines, When.always().command("startup"), List.of(STARTUP, REGISTER), 0));
        all.put("message", lines -> lost(lines, When.always().message(2), List.of("a", "b", "c"), 1));
        all.put("byte", lines -> lost(lines, When.always().atByte(5), List.of("aa", "bb", "cc", "dd"), 2));
        all.put(
                "nth",
                lines -> lost(
                        lines,
                        When.always().command("startup").nth(2),
                        List.of(STARTUP, REGISTER, STARTUP, STARTUP),
                        2));
        all.put("every", lines -> lost(lines, When.always().every(2), List.of("a", "b", "c", "d"), 1, 3));
        all.put(
                "after a command",
                lines -> lost(lines, When.always().afterCommand("startup"), List.of("a", STARTUP, "b", "c"), 2, 3));
        all.put("once", lines -> {
            FaultRule once = new FaultRule(When.going(C2S), LOSE).times(1);
            Bench bench = new Bench(lines, FaultPlan.builder("p").rule(once).build());
            assertThat(bench.says("a", "b").settled()).containsExactly("! lose c2s", "> b");
        });
        all.put(
                "another connection",
                lines -> assertThat(Bench.with(lines, When.always().connection(2), LOSE)
                                .says("a")
                                .settled())
                        .containsExactly("> a"));
        all.put(
                "situation registered",
                lines -> lost(
                        lines, When.going(C2S).situation(Situation.REGISTERED), List.of(STARTUP, REGISTER, "a"), 2));
        all.put(
                "situation force open",
                lines -> lost(
                        lines,
                        When.going(C2S).situation(Situation.FORCE_OPEN),
                        List.of(STARTUP, REGISTER, FORCE, "a"),
                        3));
        all.put("situation pending", lines -> {
            Bench bench = Bench.with(lines, When.going(C2S).situation(Situation.ACTION_PENDING), LOSE);
            bench.says(STARTUP, REGISTER, "a").after(10).hears(CALL).after(10).says("b");
            assertThat(bench.settled()).contains("> a", "! lose c2s").doesNotContain("> b");
        });
        all.put("situation between force and action", lines -> {
            Bench bench = Bench.with(lines, When.going(C2S).situation(Situation.BETWEEN_FORCE_AND_ACTION), LOSE);
            bench.says(STARTUP, REGISTER, FORCE, "a")
                    .after(10)
                    .hears(CALL)
                    .after(10)
                    .says("b");
            assertThat(bench.settled()).contains("> b", "! lose c2s").doesNotContain("> a");
        });
        all.put("after a time on the connection", lines -> {
            Bench bench = Bench.with(lines, When.going(C2S).after(SECOND), LOSE);
            assertThat(bench.says("a").after(1100).says("b").settled()).containsExactly("> a", "! lose c2s");
        });
        all.put("by the clock in a situation, once", lines -> {
            FaultRule rule = new FaultRule(
                    When.always().situation(Situation.ACTION_PENDING).after(Duration.ofMillis(300)),
                    new ConnectionFault.Reset());
            Bench bench = new Bench(lines, FaultPlan.builder("p").rule(rule).build());
            bench.says(STARTUP, REGISTER).after(10).hears(CALL).after(250);
            assertThat(bench.events).doesNotContain("! reset c2s");
            bench.after(100);
            assertThat(bench.events).contains("! reset c2s", "> closed 1006", "< closed 1006");
        });
        all.put("by the clock, not when the situation has ended", lines -> {
            When when = When.always().situation(Situation.ACTION_PENDING).after(Duration.ofMillis(300));
            Bench bench = Bench.with(lines, when, new ConnectionFault.Reset());
            bench.says(STARTUP, REGISTER).after(10).hears(CALL).after(200).says(RESULT);
            assertThat(bench.settled()).doesNotContain("! reset c2s").contains("> " + RESULT);
        });
        all.put("a fault is recorded right before what it changes", lines -> {
            Bench bench = Bench.with(
                    lines,
                    When.going(S2C).message(2),
                    new DeliveryFault.Latency(SECOND, Duration.ZERO, DeliveryFault.Spread.UNIFORM));
            bench.hears("a", "b", "c");
            assertThat(bench.settled()).containsExactly("< a", "! latency s2c", "< b", "< c");
            assertThat(bench.when("! latency s2c")).isEqualTo(bench.when("< b"));
        });
    }

    private static void lost(Bench.Lines lines, When when, List<String> texts, Integer... lost) {
        Bench bench = Bench.with(lines, when.direction() == null ? going(when) : when, LOSE);
        bench.says(texts.toArray(String[]::new));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!List.of(lost).contains(i)) {
                expected.add("> " + texts.get(i));
            }
        }
        assertThat(bench.settled()).filteredOn(event -> event.startsWith(">")).isEqualTo(expected);
        assertThat(Collections.frequency(bench.events, "! lose c2s")).isEqualTo(lost.length);
    }

    private static When going(When when) {
        return new When(
                C2S,
                when.command(),
                when.message(),
                when.atByte(),
                when.nth(),
                when.every(),
                when.probability(),
                when.afterCommand(),
                when.situation(),
                when.after(),
                when.connection());
    }

    private static void chance(Map<String, Consumer<Bench.Lines>> all) {
        all.put("probability", lines -> assertThat(survivors(lines, 1)).hasSizeBetween(30, 70));
        all.put(
                "the same seed, the same chance",
                lines -> assertThat(survivors(lines, 5)).isEqualTo(survivors(lines, 5)));
        all.put(
                "another seed, another chance",
                lines -> assertThat(survivors(lines, 5)).isNotEqualTo(survivors(lines, 6)));
    }

    private static List<String> survivors(Bench.Lines lines, long seed) {
        FaultPlan plan = FaultPlan.builder("p")
                .rule(When.going(C2S).probability(0.5), LOSE)
                .build();
        Bench bench = new Bench(lines, plan, seed);
        IntStream.range(0, 100).forEach(i -> bench.says("m" + i));
        return bench.settled().stream().filter(event -> event.startsWith(">")).toList();
    }

    private static void delivery(Map<String, Consumer<Bench.Lines>> all) {
        all.put("lose", lines -> lost(lines, When.always().message(1), List.of("a", "b"), 0));
        all.put("latency keeps the order", lines -> {
            Bench bench = Bench.with(
                    lines,
                    When.going(C2S).message(1),
                    new DeliveryFault.Latency(SECOND, Duration.ZERO, DeliveryFault.Spread.UNIFORM));
            assertThat(bench.says("a", "b").settled()).containsExactly("! latency c2s", "> a", "> b");
            assertThat(bench.when("> a")).isBetween(1001L, 1003L);
        });
        for (DeliveryFault.Spread spread : DeliveryFault.Spread.values()) {
            all.put("latency spreads " + spread, lines -> {
                DeliveryFault.Latency latency = new DeliveryFault.Latency(SECOND, Duration.ofMillis(500), spread);
                List<Long> seen = new ArrayList<>();
                for (int seed = 0; seed < 60; seed++) {
                    Bench bench = new Bench(
                            lines,
                            FaultPlan.builder("p")
                                    .rule(When.going(C2S), latency)
                                    .build(),
                            seed);
                    bench.says("a").settled();
                    seen.add(bench.when("> a"));
                }
                assertThat(seen).anyMatch(ms -> ms > 1150).anyMatch(ms -> ms < 850);
                if (spread == DeliveryFault.Spread.UNIFORM) {
                    assertThat(seen).allMatch(ms -> ms >= 500 && ms <= 1503);
                } else {
                    assertThat(seen).anyMatch(ms -> ms > 1503);
                }
            });
        }
        all.put("bandwidth", lines -> {
            Bench bench = Bench.with(lines, When.going(C2S), new DeliveryFault.Bandwidth(100));
            bench.says("x".repeat(100), "y".repeat(50)).settled();
            assertThat(bench.when("> " + "x".repeat(100))).isBetween(1001L, 1003L);
            assertThat(bench.when("> " + "y".repeat(50))).isBetween(1501L, 1503L);
        });
        all.put("duplicate", lines -> {
            Bench bench = Bench.with(
                    lines, When.going(S2C).message(1), new DeliveryFault.Duplicate(Duration.ofMillis(150), 2));
            bench.hears("a", "b");
            assertThat(bench.settled())
                    .containsExactly("< a", "< b", "! duplicate s2c", "< a", "! duplicate s2c", "< a");
            assertThat(bench.times.get(3) - bench.times.get(0)).isEqualTo(150_000_000L);
        });
        all.put("nothing comes after the end", lines -> {
            Bench bench = Bench.with(lines, When.going(S2C).message(1), new DeliveryFault.Duplicate(SECOND, 1));
            Bench.begun(bench.hears("a").neuro.close(1000, ""));
            assertThat(bench.settled()).containsExactly("< a", "< closed 1000", "> closed 1000");
        });
        all.put(
                "duplicate without a gap",
                lines -> assertThat(Bench.with(
                                        lines,
                                        When.going(S2C).message(1),
                                        new DeliveryFault.Duplicate(Duration.ZERO, 1))
                                .hears("a", "b")
                                .settled())
                        .containsExactly("< a", "! duplicate s2c", "< a", "< b"));
        all.put(
                "reorder with the next",
                lines -> assertThat(Bench.with(lines, When.going(C2S).message(2), new DeliveryFault.Reorder(2, SECOND))
                                .says("a", "b", "c", "d")
                                .settled())
                        .containsExactly("! reorder c2s", "> a", "> c", "> b", "> d"));
        all.put("reorder in a window", lines -> {
            Bench bench = Bench.with(lines, When.going(S2C).message(1), new DeliveryFault.Reorder(4, SECOND));
            assertThat(bench.hears("a", "b", "c").after(100).events).isEmpty();
            List<String> got = bench.hears("d", "e").settled();
            assertThat(got).hasSize(6).startsWith("! reorder s2c").endsWith("< e");
            assertThat(got.subList(1, 5))
                    .containsExactlyInAnyOrder("< a", "< b", "< c", "< d")
                    .isNotEqualTo(List.of("< a", "< b", "< c", "< d"));
        });
        all.put("reorder without a next, patience ends", lines -> {
            Bench bench = Bench.with(lines, When.going(C2S), new DeliveryFault.Reorder(2, SECOND));
            assertThat(bench.says("a").settled()).contains("> a");
            assertThat(bench.when("> a")).isBetween(1001L, 1003L);
        });
        all.put("coalesce", lines -> {
            Bench bench = Bench.with(lines, When.going(S2C).message(1), new DeliveryFault.Coalesce(2, SECOND));
            bench.hears("a").after(100).hears("b");
            assertThat(bench.settled()).containsExactly("! coalesce s2c", "< a", "< b");
            assertThat(bench.when("< a")).isEqualTo(bench.when("< b")).isGreaterThan(100);
        });
        all.put(
                "binary",
                lines -> assertThat(Bench.with(lines, When.going(C2S), new DeliveryFault.Binary())
                                .says("a")
                                .settled())
                        .containsExactly("! binary c2s", "> binary a"));
    }

    private static void content(Map<String, Consumer<Bench.Lines>> all) {
        all.put(
                "mutate-data",
                lines -> assertThat(
                                changed(lines, new ContentFault.MutateData(List.of(DataMutator.DROP_REQUIRED)), CALL))
                        .isEqualTo(
                                "{\"command\":\"action\",\"data\":{\"id\":\"c1\",\"name\":\"look\",\"data\":\"{}\"}}"));
        all.put(
                "unknown-name",
                lines -> assertThat(changed(lines, new ContentFault.UnknownName("nc_no"), CALL))
                        .isEqualTo(CALL.replace("\"look\"", "\"nc_no\"")));
        all.put(
                "malform",
                lines -> assertThat(changed(lines, new ContentFault.Malform(List.of(Malformation.NULL)), CALL))
                        .isEqualTo("null"));
        all.put(
                "enlarge",
                lines -> assertThat(changed(lines, new ContentFault.Enlarge(List.of(500)), CALL))
                        .hasSize(500)
                        .startsWith(CALL.substring(0, CALL.length() - 1))
                        .endsWith(" }"));
        all.put("cross-talk to a game", lines -> {
            Bench bench = Bench.with(lines, When.going(S2C), new ContentFault.CrossTalk("Other", "nc_other"));
            assertThat(bench.hears(CALL).settled())
                    .containsExactly(
                            "! cross-talk s2c",
                            "< " + CALL,
                            "< " + CALL.replace("\"look\"", "\"nc_other\"").replace("c1", "c1-foreign"));
        });
        all.put("cross-talk to neuro", lines -> {
            Bench bench = Bench.with(lines, When.going(C2S), new ContentFault.CrossTalk("Other", "nc_other"));
            assertThat(bench.says(STARTUP).settled())
                    .containsExactly("! cross-talk c2s", "> " + STARTUP, "> " + STARTUP.replace("\"G\"", "\"Other\""));
        });
        all.put("retry-storm", lines -> {
            FaultRule storm = new FaultRule(When.always(), new ContentFault.RetryStorm("again")).times(2);
            Bench bench = new Bench(lines, FaultPlan.builder("p").rule(storm).build());
            assertThat(bench.says(STARTUP, RESULT, RESULT, RESULT).settled())
                    .filteredOn(event -> event.startsWith(">"))
                    .containsExactly("> " + STARTUP, "> " + failed(), "> " + failed(), "> " + RESULT);
        });
        all.put("edition-skew", lines -> {
            Bench bench = Bench.with(lines, When.always(), new ContentFault.EditionSkew(Edition.E3));
            assertThat(bench.says(FORCE).hears(ACKNOWLEDGED, CALL).settled())
                    .contains("> " + FORCE.replace("\"priority\":\"high\",", ""), "< " + CALL)
                    .doesNotContain("< " + ACKNOWLEDGED);
        });
        all.put(
                "edition-skew to an edition that knows it all",
                lines -> assertThat(Bench.with(lines, When.always(), new ContentFault.EditionSkew(Edition.E8))
                                .says(FORCE)
                                .settled())
                        .containsExactly("> " + FORCE));
    }

    private static String failed() {
        return RESULT.replace("\"success\":true", "\"success\":false,\"message\":\"again\"");
    }

    private static String changed(Bench.Lines lines, ContentFault fault, String text) {
        List<String> got = Bench.with(lines, When.going(S2C), fault).hears(text).settled();
        assertThat(got).hasSize(2).startsWith("! " + fault.name() + " s2c");
        return got.get(1).substring(2);
    }

    private static void connection(Map<String, Consumer<Bench.Lines>> all) {
        all.put(
                "close",
                lines -> assertThat(ended(lines, new ConnectionFault.Close(List.of(1011), "oops")))
                        .containsExactly("! close c2s", "> a", "> closed 1011", "< closed 1011"));
        all.put(
                "disconnect",
                lines -> assertThat(ended(lines, new ConnectionFault.Disconnect()))
                        .containsExactlyInAnyOrder("! disconnect c2s", "> a", "> closed 1006", "< closed 1006"));
        all.put(
                "reset",
                lines -> assertThat(ended(lines, new ConnectionFault.Reset()))
                        .containsExactlyInAnyOrder("! reset c2s", "> closed 1006", "< closed 1006"));
        all.put("half-close", lines -> {
            List<String> got = ended(lines, new ConnectionFault.HalfClose());
            assertThat(got).contains("! half-close c2s", "> a", "> closed 1006");
        });
        all.put("half-open for a time", lines -> {
            Bench bench = Bench.with(lines, When.going(C2S).message(1), new ConnectionFault.HalfOpen(SECOND));
            bench.says("a", "b").hears("c").after(900);
            assertThat(bench.events).containsExactly("! half-open c2s", "> a");
            assertThat(bench.settled()).contains("> b", "< c");
            assertThat(bench.when("< c")).isBetween(1000L, 1003L);
        });
        all.put("half-open for ever, until this end gives up", lines -> {
            Bench bench = Bench.with(lines, When.going(C2S).message(1), new ConnectionFault.HalfOpen(Duration.ZERO));
            bench.says("a", "b").hears("c").after(60_000);
            assertThat(bench.events).containsExactly("! half-open c2s", "> a");
            bench.game.disconnect();
            assertThat(bench.settled())
                    .containsExactlyInAnyOrder("! half-open c2s", "> a", "> closed 1006", "< closed 1006");
        });
        all.put("slow-reader", lines -> {
            Bench bench = Bench.with(lines, When.going(C2S).message(1), new ConnectionFault.SlowReader(SECOND));
            bench.says("a", "b").hears("c").after(900);
            assertThat(bench.events).containsExactly("! slow-reader c2s", "> a", "> b");
            bench.settled();
            assertThat(bench.when("< c")).isEqualTo(1000);
        });
    }

    private static List<String> ended(Bench.Lines lines, ConnectionFault fault) {
        return Bench.with(lines, When.going(C2S).message(1), fault).says("a").settled();
    }

    private static void control(Map<String, Consumer<Bench.Lines>> all) {
        all.put("no pong is sent", lines -> {
            Bench bench = Bench.with(lines, When.going(C2S), new ControlFault.NoPong());
            Bench.begun(bench.neuro.ping(new byte[0]));
            assertThat(bench.says("a").settled()).containsExactlyInAnyOrder("! no-pong c2s", "> a");
        });
        all.put("no pong is heard", lines -> {
            Bench bench = Bench.with(lines, When.going(S2C), new ControlFault.NoPong());
            Bench.begun(bench.game.ping(new byte[0]));
            assertThat(bench.hears("a").settled()).containsExactlyInAnyOrder("! no-pong s2c", "< a");
        });
        all.put("late pong", lines -> {
            Bench bench = Bench.with(lines, When.going(C2S), new ControlFault.LatePong(SECOND));
            Bench.begun(bench.neuro.ping(new byte[0]));
            assertThat(bench.settled()).contains("> pong", "! late-pong c2s");
            assertThat(bench.when("> pong")).isBetween(1002L, 1004L);
        });
        all.put("slow-close on the way out", lines -> {
            Bench bench = Bench.with(lines, When.going(C2S), new ControlFault.SlowClose(SECOND));
            Bench.begun(bench.game.close(1000, ""));
            bench.settled();
            assertThat(bench.when("> closed 1000")).isBetween(1001L, 1003L);
        });
        all.put("slow-close on the way in", lines -> {
            Bench bench = Bench.with(lines, When.going(S2C), new ControlFault.SlowClose(SECOND));
            Bench.begun(bench.neuro.close(1000, ""));
            bench.settled();
            assertThat(bench.when("< closed 1000")).isBetween(1001L, 1003L);
        });
    }

    private static void insertions(Map<String, Consumer<Bench.Lines>> all) {
        all.put(
                "unsolicited call",
                lines -> inserted(
                        lines,
                        new InsertionFault.UnsolicitedCall("nc-1", ""),
                        "< {\"command\":\"action\",\"data\":{\"id\":\"nc-1\",\"name\":\"look\"}}"));
        all.put(
                "stale call",
                lines -> inserted(
                        lines,
                        new InsertionFault.UnsolicitedCall("", "look"),
                        "< {\"command\":\"action\",\"data\":{\"id\":\"c1\",\"name\":\"look\"}}"));
        all.put(
                "unsolicited result",
                lines -> inserted(
                        lines, new InsertionFault.UnsolicitedResult("nc-1"), "> " + RESULT.replace("c1", "nc-1")));
        all.put("stale result", lines -> {
            Bench bench = Bench.with(lines, When.going(S2C).message(2), new InsertionFault.UnsolicitedResult(""));
            bench.says(REGISTER)
                    .after(10)
                    .hears(CALL)
                    .after(10)
                    .says(RESULT)
                    .after(10)
                    .hears("x");
            assertThat(Collections.frequency(bench.settled(), "> " + RESULT)).isEqualTo(2);
        });
        all.put("speech", lines -> {
            Bench bench = Bench.with(
                    lines,
                    When.going(C2S).message(1),
                    new InsertionFault.SpeechPattern(
                            List.of(InsertionFault.Speech.PART, InsertionFault.Speech.CANCELLED),
                            Duration.ofMillis(100)));
            assertThat(bench.says("a").settled())
                    .containsExactly(
                            "> a",
                            "! speech s2c",
                            "< {\"command\":\"speech_finished\",\"data\":{\"isFinal\":false}}",
                            "! speech s2c",
                            "< {\"command\":\"speech_finished\",\"data\":{\"isFinal\":true,\"cancelled\":true,\"reason\":\"interrupted\"}}");
            assertThat(bench.times.get(4)).isEqualTo(200_000_000L);
        });
        all.put(
                "insert",
                lines -> assertThat(Bench.with(lines, When.going(C2S).message(1), new InsertionFault.Insert(S2C, "boo"))
                                .says("a")
                                .settled())
                        .containsExactlyInAnyOrder("> a", "! insert s2c", "< boo"));
        all.put("insert by the clock", lines -> {
            Bench bench = Bench.with(lines, When.always().after(SECOND), new InsertionFault.Insert(S2C, "boo"));
            bench.after(2000).says("a").settled();
            assertThat(bench.when("< boo")).isEqualTo(1000);
            assertThat(Collections.frequency(bench.events, "< boo")).isEqualTo(1);
        });
    }

    private static void inserted(Bench.Lines lines, InsertionFault fault, String expected) {
        Bench bench = Bench.with(lines, When.going(S2C).message(1), fault);
        bench.says(REGISTER).after(10).hears(CALL);
        assertThat(bench.settled())
                .contains("! " + fault.name() + ' ' + (expected.startsWith("<") ? "s2c" : "c2s"), expected);
    }
}
