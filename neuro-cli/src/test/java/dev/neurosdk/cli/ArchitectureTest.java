package dev.neurosdk.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.neurosdk.examples.tictactoe.TicTacToe;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.testkit.game.FakeGame;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of architecture page and contribution guide, over everything that is on this module's class path. */
@Tag("once")
class ArchitectureTest {

    private static final String FIXTURE = "dev.neurosdk.cli.archfixture";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.neurosdk");
    private static final JavaClasses BROKEN_HOUSE = new ClassFileImporter().importPackages(FIXTURE);

    /** For each rule the classes of the broken house that break it. */
    private static final Map<String, String[]> CULPRITS = Map.ofEntries(
            Map.entry("no package cycles", new String[] {"cycle.one.Chicken", "cycle.two.Egg"}),
            Map.entry("Gson", new String[] {"server.session.ReadsJson"}),
            Map.entry("JSON tokens", new String[] {"server.session.ReadsTokens"}),
            Map.entry(
                    "schema validator",
                    new String[] {"protocol.codec.KnowsTheValidator", "protocol.codec.KnowsTheValidatorsTree"}),
            Map.entry("Jetty", new String[] {"server.session.KnowsJetty"}),
            Map.entry("Micrometer", new String[] {"server.session.CountsByItself"}),
            Map.entry("picocli", new String[] {"server.decider.ReadsOptions"}),
            Map.entry("JLine", new String[] {"cli.serve.KnowsJLine"}),
            Map.entry("logback", new String[] {"server.event.KnowsLogback"}),
            Map.entry("JUnit", new String[] {"testkit.game.KnowsJUnit"}),
            Map.entry("AssertJ", new String[] {"testkit.game.KnowsAssertJ"}),
            Map.entry("YAML", new String[] {"testkit.game.ReadsYaml"}),
            Map.entry("protocol knows nobody", new String[] {"protocol.message.KnowsTheServer"}),
            Map.entry("testkit judges any server", new String[] {"testkit.game.KnowsTheServer"}),
            Map.entry("server stands alone", new String[] {"server.session.KnowsTheTestkit"}),
            Map.entry("editions come first", new String[] {"protocol.edition.KnowsTheCodec"}),
            Map.entry("rules know editions", new String[] {"protocol.rule.KnowsAMessage"}),
            Map.entry("messages are values", new String[] {"protocol.message.KnowsARule"}),
            Map.entry("codec before schema", new String[] {"protocol.codec.KnowsASchema"}),
            Map.entry("names", new String[] {"naming.CodecImpl", "naming.TextUtils"}));

    @Test
    void house_hasEveryRoom() {
        for (Class<?> known :
                new Class<?>[] {ActionSchema.class, NeuroServer.class, FakeGame.class, TicTacToe.class, Main.class}) {
            assertThat(HOUSE.contain(known)).as(known.getName()).isTrue();
        }
        assertThat(HOUSE.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void culprits_existForEveryRule() {
        assertThat(CULPRITS)
                .containsOnlyKeys(new ArchitectureRules(FIXTURE).all().keySet());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rule_holds(String name) {
        new ArchitectureRules("dev.neurosdk").rule(name).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rule_bites(String name) {
        EvaluationResult found = new ArchitectureRules(FIXTURE).rule(name).evaluate(BROKEN_HOUSE);
        for (String culprit : requireNonNull(CULPRITS.get(name))) {
            assertThat(found.getFailureReport().getDetails())
                    .as(name)
                    .anySatisfy(detail -> assertThat(detail).contains("<" + FIXTURE + "." + culprit));
        }
    }

    private static Stream<String> rules() {
        return new ArchitectureRules("dev.neurosdk").all().keySet().stream();
    }
}
