package dev.neurosdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.yaml.YamlException;
import dev.neurosdk.testkit.yaml.YamlFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPlanTest {

    @Test
    void planFile_isThePlanBuiltInJava() {
        FaultPlan read = parse("""
                plan: rehearsal-night
                seed: 7
                rules:
                  - {when: {dir: s2c, command: action}, fault: latency, ms: 200, jitter: 150}
                  - {when: {dir: c2s, command: actions/register, nth: 2}, fault: reorder, with: next}
                  - {when: {state: action-pending, after: 300ms}, fault: reset, once: true}
                  - {when: {dir: s2c, command: action, prob: 0.1}, fault: mutate-data, mutator: drop-required}
                  - {when: {between: force and action, after: startup}, fault: duplicate, gap: 150ms, times: 3}
                  - {fault: close, code: [1001, 4000], reason: bye}
                """);
        When calls = When.going(Direction.S2C).command("action");
        FaultPlan built = FaultPlan.builder("rehearsal-night")
                .seed(7)
                .rule(
                        calls,
                        new DeliveryFault.Latency(
                                Duration.ofMillis(200), Duration.ofMillis(150), DeliveryFault.Spread.UNIFORM))
                .rule(
                        When.going(Direction.C2S).command("actions/register").nth(2),
                        new DeliveryFault.Reorder(2, Duration.ofSeconds(1)))
                .rule(new FaultRule(
                                When.always()
                                        .situation(Situation.ACTION_PENDING)
                                        .after(Duration.ofMillis(300)),
                                new ConnectionFault.Reset())
                        .times(1))
                .rule(calls.probability(0.1), new ContentFault.MutateData(List.of(DataMutator.DROP_REQUIRED)))
                .rule(new FaultRule(
                                When.always()
                                        .situation(Situation.BETWEEN_FORCE_AND_ACTION)
                                        .afterCommand("startup"),
                                new DeliveryFault.Duplicate(Duration.ofMillis(150), 1))
                        .times(3))
                .rule(When.always(), new ConnectionFault.Close(List.of(1001, 4000), "bye"))
                .build();
        assertThat(read).isEqualTo(built);
    }

    @Test
    void everythingWrong_isToldAtOnce_withItsPlace() {
        assertThatThrownBy(() -> parse("""
                        plan: bad
                        rules:
                          - {when: {dir: up, prob: 2}, fault: lose}
                          - {fault: lattency, delay: 5s}
                          - {fault: latency, delay: soon}
                          - {when: {nht: 2}, fault: reset, once: maybe}
                          - {fault: illegal, kind: rvs}
                          - {when: {dir: c2s}}
                          - {fault: fragment, cuts: [5, 3]}
                        """))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining("plan.yml:3:18: expected one of c2s, s2c, both, was \"up\"")
                .hasMessageContaining("plan.yml:3:22: expected 0 to 1, was 2.0")
                .hasMessageContaining("plan.yml:4:13: unknown fault \"lattency\"; did you mean \"latency\"?")
                .hasMessageContaining("plan.yml:5:29: expected a duration such as 200ms, 5s or 2m, was \"soon\"")
                .hasMessageContaining("plan.yml:6:13: unknown key \"nht\"; did you mean \"nth\"?")
                .hasMessageContaining("plan.yml:6:42: expected true or false, was \"maybe\"")
                .hasMessageContaining("plan.yml:7:28: expected one of opcode, rsv, mask")
                .hasMessageContaining("plan.yml:8:5: expected \"fault\", was absent")
                .hasMessageContaining("plan.yml:9:23: expected numbers that rise, was [5, 3]");
    }

    static List<String> everyName() {
        return FaultWords.names();
    }

    /** What a fault cannot do without, and nothing else. */
    private static String needed(String name) {
        return switch (name) {
            case "latency" -> ", delay: 5ms";
            case "bandwidth" -> ", bytes-per-second: 1000";
            case "illegal" -> ", kind: rsv";
            case "edition-skew" -> ", as: E4";
            case "insert" -> ", to: game, text: hi";
            case "acknowledgement", "result" -> ", how: never";
            default -> "";
        };
    }

    @ParameterizedTest
    @MethodSource("everyName")
    void everyFault_canBeRead(String name) {
        FaultPlan plan = parse("rules: [{fault: " + name + needed(name) + "}]");
        assertThat(plan.rules()).hasSize(1);
        FaultRule rule = plan.rules().get(0);
        assertThat(rule.label()).isIn(name, rule.fault().name());
        assertThat(rule.times()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void acknowledgementAndResult_sayWhichMessageTheyMean() {
        FaultPlan plan = parse(
                "rules: [{when: {nth: 2}, fault: acknowledgement, how: garbage}, {fault: result, how: late, delay: 21s}]");
        assertThat(plan.rules().get(0))
                .isEqualTo(new FaultRule(
                        When.going(Direction.S2C).command("startup").nth(2),
                        new ContentFault.Malform(List.of(Malformation.DATA_SCALAR)),
                        Integer.MAX_VALUE,
                        "acknowledgement"));
        assertThat(plan.rules().get(1).when())
                .isEqualTo(When.going(Direction.C2S).command("action/result"));
        assertThat(plan.rules().get(1).fault())
                .isEqualTo(
                        new DeliveryFault.Latency(Duration.ofSeconds(21), Duration.ZERO, DeliveryFault.Spread.UNIFORM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wifi", "rehearsal-night", "server-restart", "unruly-character", "relay-bug"})
    void preset_isAPlan(String name) {
        assertThat(FaultPlan.presets()).contains(name);
        assertThat(FaultPlan.preset(name).name()).isEqualTo(name);
        assertThat(FaultPlan.preset(name).rules()).isNotEmpty();
        assertThat(FaultPlan.preset(name)).isEqualTo(FaultPlan.preset(name));
    }

    @Test
    void unknownPreset_tellsTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultPlan.preset("wlan"))
                .withMessage(
                        "name: expected one of wifi, rehearsal-night, server-restart, unruly-character, relay-bug, "
                                + "was \"wlan\"");
    }

    @Test
    void framesInMemory_areRefused() {
        FrameFault.Slice slice = new FrameFault.Slice(1, Duration.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bench.with(Bench.Lines.sound(), When.always(), slice))
                .withMessage(
                        "plan p, fault slice: expected a connection opened for frames, was one that cannot send bytes");
    }

    @Test
    void framesOfTheOtherSide_areRefused() {
        FrameFault.Slice slice = new FrameFault.Slice(1, Duration.ZERO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bench.with(Bench.Lines.sound(), When.going(Direction.S2C), slice))
                .withMessage(
                        "plan p, fault slice going s2c: expected at the sender or in a proxy, was put at the receiver");
    }

    @Test
    void nonsense_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> When.always().probability(1.5))
                .withMessage("probability: expected 0 to 1, was 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryFault.Reorder(1, Duration.ofSeconds(1)))
                .withMessage("window: expected at least 2, was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContentFault.Enlarge(List.of()))
                .withMessage("sizes: expected at least one, was none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HandshakeFault.Refuse(200))
                .withMessage("status: expected 300 to 599, was 200");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConnectionFault.SlowReader(Duration.ZERO))
                .withMessageStartingWith("lasting: expected more than zero");
    }

    private static FaultPlan parse(String text) {
        return FaultPlan.parse(YamlFile.parse("plan.yml", text));
    }
}
