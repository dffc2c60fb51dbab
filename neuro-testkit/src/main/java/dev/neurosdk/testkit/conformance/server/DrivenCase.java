package dev.neurosdk.testkit.conformance.server;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.reference.ServerMutant;
import dev.neurosdk.testkit.scenario.Scenario;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A case and what is done for it: parts, each a scenario or a procedure. Immutable.
 *
 * @param asked the case
 * @param mutant what the reference server does wrong when it is to be caught by the case
 * @param wrongOnPurpose whether what is sent breaks rules itself
 * @param needsFrames whether frames or handshakes are looked at, for which only sockets will do
 * @param needs what the server has to have for the case to be about it; copied
 * @param variants what is done in steps; copied
 * @param procedures what is done where steps are not enough; copied
 * @param finding what is reported of a case that only asks how a server is; null where there is a rule
 */
public record DrivenCase(
        ConformanceCase asked,
        ServerMutant mutant,
        boolean wrongOnPurpose,
        boolean needsFrames,
        Set<Need> needs,
        List<Variant> variants,
        List<Part> procedures,
        @Nullable Finding finding) {

    /** Copies the lists. */
    public DrivenCase {
        requireNonNull(asked, "asked");
        requireNonNull(mutant, "mutant");
        needs = Collections.unmodifiableSet(needs.isEmpty() ? EnumSet.noneOf(Need.class) : EnumSet.copyOf(needs));
        variants = List.copyOf(variants);
        procedures = List.copyOf(procedures);
    }

    /**
     * The two ways in which a server may be.
     *
     * @param held what is reported when the steps went as written
     * @param otherwise what is reported when they did not
     */
    record Finding(String held, String otherwise) {
        Finding {
            requireNonNull(held, "held");
            requireNonNull(otherwise, "otherwise");
        }
    }

    /**
     * A part of a case.
     *
     * @param name tells the parts of a case apart; empty where there is only one
     * @param procedure what is done
     */
    record Part(String name, ServerProcedure procedure) {
        Part {
            requireNonNull(name, "name");
            requireNonNull(procedure, "procedure");
        }
    }

    /**
     * One way to drive a case in steps.
     *
     * @param name tells the variants of a case apart; empty where there is only one
     * @param since the first edition that it is for
     * @param until the first edition that it is no longer for; the undated one after the last where there is none
     * @param steps the steps of a scenario, as JSON; copied
     */
    record Variant(String name, Edition since, Optional<Edition> until, List<JsonValue> steps) {
        Variant {
            requireNonNull(name, "name");
            requireNonNull(since, "since");
            requireNonNull(until, "until");
            steps = List.copyOf(steps);
        }

        boolean isFor(Edition edition) {
            return edition.isAtLeast(since) && until.filter(edition::isAtLeast).isEmpty();
        }
    }

    /** {@return what the reference server has to be able to do besides, when it is tried on the case} */
    public Set<String> features() {
        return needs.stream().map(Need::feature).collect(Collectors.toSet());
    }

    /** What is done in an edition. */
    List<Part> parts(Edition edition) {
        if (!procedures.isEmpty()) {
            return procedures;
        }
        return variants.stream()
                .filter(variant -> variant.isFor(edition))
                .map(variant -> new Part(variant.name(), new Play(this, variant)))
                .toList();
    }

    /**
     * The scenarios that are played in an edition.
     *
     * @param edition the edition
     * @param run tells this run from others, so that no name is used twice: lower case letters and digits
     * @param deadline how long the server may take to choose
     * @return a scenario for each variant; none where the edition has no variant, or the case has a procedure
     */
    public List<Scenario> scenarios(Edition edition, String run, Duration deadline) {
        return variants.stream()
                .filter(variant -> variant.isFor(edition))
                .map(variant -> scenario(variant, run + variants.indexOf(variant), deadline))
                .toList();
    }

    Scenario scenario(Variant variant, String suffix, Duration deadline) {
        String title = variant.name().isEmpty() ? asked.id() : asked.id() + '/' + variant.name();
        JsonText text = new JsonText().beginObject().member("scenario", title).member("role", "game");
        text.member("game", "NC Alpha")
                .member("deadline", deadline.toMillis() + "ms")
                .name("steps")
                .beginArray();
        variant.steps().forEach(step -> text.literal(step.toString()));
        return Scenario.parse(title, named(text.endArray().endObject().toString(), suffix));
    }

    /** Names of actions and games are of this run only, also inside raw texts, which are JSON within JSON. */
    private static String named(String text, String suffix) {
        return text.replaceAll("\\bnc_([a-z]+)\\b(?!/)", "nc_$1_" + suffix)
                .replaceAll("\\bNC ([\\p{L}]+)", "NC $1 " + suffix)
                .replace("\\\"game\\\":\\\"G\\\"", "\\\"game\\\":\\\"NC Alpha " + suffix + "\\\"")
                .replace("\\\"game\\\" : \\\"G\\\"", "\\\"game\\\" : \\\"NC Alpha " + suffix + "\\\"");
    }
}
