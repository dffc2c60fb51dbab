package dev.neurosdk.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Objects.requireNonNull;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What holds the house together, as rules by name. They hold for any base package, so that they can be tried on a small
 * house that breaks each of them.
 */
final class ArchitectureRules {

    private static final String NAMES_THAT_SAY_NOTHING = ".*(Impl|Manager|Helper|Utils?)";

    private final String base;

    ArchitectureRules(String base) {
        this.base = base;
    }

    ArchRule rule(String name) {
        return requireNonNull(all().get(name), name);
    }

    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "no package cycles",
                slices().assignedFrom(new Packages()).should().beFreeOfCycles());
        rules.put("Gson", onlyIn(rooms("protocol.codec"), "com.google.gson.."));
        rules.put(
                "schema validator",
                onlyIn(
                        rooms("protocol.schema"),
                        "com.networknt..",
                        "tools.jackson.databind..",
                        "com.fasterxml.jackson..",
                        "com.google.re2j.."));
        rules.put("JSON tokens", onlyIn(rooms("protocol.codec", "protocol.schema"), "tools.jackson.."));
        rules.put(
                "Jetty",
                onlyIn(
                        rooms("server.connection", "server.http", "server.stream.socket", "testkit.transport"),
                        "org.eclipse.jetty.."));
        rules.put("Micrometer", onlyIn(new String[] {base + ".server", base + ".server.metrics.."}, "io.micrometer.."));
        rules.put("picocli", onlyIn(rooms("cli"), "picocli.."));
        rules.put("JLine", onlyIn(rooms("cli.console"), "org.jline.."));
        rules.put("logback", onlyIn(rooms("cli.logback"), "ch.qos.logback.."));
        rules.put("JUnit", onlyIn(rooms("testkit.junit"), "org.junit.."));
        rules.put("AssertJ", onlyIn(rooms("testkit.junit", "testkit.assertion"), "org.assertj.."));
        rules.put("YAML", onlyIn(rooms("testkit.yaml"), "org.snakeyaml.."));
        rules.put("protocol knows nobody", never("protocol", "server", "testkit", "cli", "examples"));
        rules.put("testkit judges any server", never("testkit", "server", "cli", "examples"));
        rules.put("server stands alone", never("server", "testkit", "cli", "examples"));
        rules.put(
                "editions come first",
                never("protocol.edition", "protocol.rule", "protocol.message", "protocol.codec", "protocol.schema"));
        rules.put(
                "rules know editions", never("protocol.rule", "protocol.message", "protocol.codec", "protocol.schema"));
        rules.put(
                "messages are values",
                never("protocol.message", "protocol.edition", "protocol.rule", "protocol.codec", "protocol.schema"));
        rules.put("codec before schema", never("protocol.codec", "protocol.schema"));
        rules.put("names", noClasses().should().haveNameMatching(NAMES_THAT_SAY_NOTHING));
        return rules;
    }

    private ArchRule onlyIn(String[] rooms, String... names) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(names);
    }

    private ArchRule never(String room, String... others) {
        return noClasses()
                .that()
                .resideInAnyPackage(rooms(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms(others));
    }

    private String[] rooms(String... names) {
        return Stream.of(names).map(name -> base + "." + name + "..").toArray(String[]::new);
    }

    /** Every package is a slice of its own, also one that has others below it. */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
