package dev.neurosdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about faults says what is true. */
class FaultPageTest {

    private static final Pattern RULE = Pattern.compile("\\| `(\\{.*fault: .*\\})` \\|");
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyRuleOfTheMenu_isARule_andEveryFaultIsOnTheMenu() throws IOException {
        String page = page();
        List<String> rules =
                RULE.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(rules)
                .hasSizeGreaterThan(30)
                .allSatisfy(rule -> assertThat(FaultPlan.parse(YamlFile.parse("faults.md", "rules: [" + rule + "]"))
                                .rules())
                        .hasSize(1));
        assertThat(FaultWords.names()).allSatisfy(name -> assertThat(page).contains('`' + name + '`'));
        assertThat(Arrays.stream(DataMutator.values()).map(DataMutator::word))
                .allSatisfy(word -> assertThat(page).contains('`' + word + '`'));
        assertThat(Arrays.stream(Malformation.values()).map(Malformation::word))
                .allSatisfy(word -> assertThat(page).contains('`' + word + '`'));
        assertThat(FaultPlan.presets()).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    @Test
    void bothExamples_areTheSamePlan_andThePresetIsAsPrinted() throws IOException {
        FaultPlan plan = FaultPlan.builder("calls late and sometimes twice")
                .seed(7)
                .rule(
                        When.going(Direction.S2C).command("action"),
                        new DeliveryFault.Latency(
                                Duration.ofMillis(200), Duration.ofMillis(150), DeliveryFault.Spread.UNIFORM))
                .rule(
                        When.going(Direction.S2C).command("action").probability(0.05),
                        new DeliveryFault.Duplicate(Duration.ofMillis(150), 1))
                .build();
        List<FaultPlan> printed = BLOCK.matcher(page())
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```yaml\n", "").replace("```", ""))
                .map(block -> FaultPlan.parse(YamlFile.parse("faults.md", block)))
                .toList();
        assertThat(printed).containsExactly(plan, FaultPlan.preset("rehearsal-night"));
    }

    @Test
    void exampleInJava_isThatOfThisTest() throws IOException {
        String source = Files.readString(
                Path.of("src", "test", "java", "dev", "neurosdk", "testkit", "fault", "FaultPageTest.java"));
        String page = page();
        String example = page.substring(page.indexOf("```java\n") + 8, page.indexOf("```\n\n```yaml"));
        assertThat(example.lines())
                .hasSizeGreaterThan(8)
                .allSatisfy(line -> assertThat(source).contains(line.strip()));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "testkit", "faults.md"));
    }
}
