package dev.neurosdk.testkit.conformance.selftest;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.judge.Evidence;
import dev.neurosdk.testkit.conformance.reference.ReferenceServer;
import dev.neurosdk.testkit.conformance.reference.ServerMutant;
import dev.neurosdk.testkit.conformance.server.DrivenCase;
import dev.neurosdk.testkit.conformance.server.Extent;
import dev.neurosdk.testkit.conformance.server.ServerCheck;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.VirtualTimeline;
import dev.neurosdk.testkit.transport.MemoryNetwork;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The reference server before the cases that drive a server: in virtual time, and over sockets where frames are looked at. */
public final class ServerTrials {

    private static final long SEED = 7;
    private static final Duration DECIDE = Duration.ofSeconds(2);
    private static final Duration DECIDE_OVER_SOCKETS = Duration.ofMillis(800);

    private ServerTrials() {}

    static Trial trial(DrivenCase driven) {
        CaseResult sound = check(driven);
        CaseResult caught = check(driven, driven.mutant());
        boolean toldApart =
                sound.verdict() != caught.verdict() || !findings(sound).equals(findings(caught));
        return new Trial(driven.asked().id(), driven.mutant().name(), sound.verdict(), caught.verdict(), toldApart);
    }

    /**
     * One case against the reference server.
     *
     * @param driven the case
     * @param mutants what the server does wrong
     * @return what became of it, in the newest edition
     */
    public static CaseResult check(DrivenCase driven, ServerMutant... mutants) {
        Network network = driven.needsFrames() ? Network.tcp() : new MemoryNetwork(new VirtualTimeline(), SEED);
        return check(network, Edition.newest(), List.of(driven.asked()), driven.features(), mutants)
                .get(0);
    }

    /**
     * Several cases against one reference server.
     *
     * @param network where it listens
     * @param edition the edition
     * @param cases the cases
     * @param features what the server can do besides, and claims
     * @param mutants what the server does wrong
     * @return what became of them
     */
    public static List<CaseResult> check(
            Network network,
            Edition edition,
            Collection<ConformanceCase> cases,
            Set<String> features,
            ServerMutant... mutants) {
        Duration decide = network == Network.tcp() ? DECIDE_OVER_SOCKETS : DECIDE;
        try (ReferenceServer server = ReferenceServer.start(network, edition, SEED, features, mutants)) {
            ServerCheck.Settings settings = new ServerCheck.Settings(
                    network, server.uri(), edition, SEED, decide, Recorder.none(), known -> {});
            return new ServerCheck(
                            settings.with(Extent.usual().withLongCases(true).withFeatures(features)))
                    .run(cases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was found, without numbers, which differ from run to run. */
    static List<String> findings(CaseResult result) {
        return Stream.concat(result.evidence().stream().map(Evidence::message), result.course().notes().stream())
                .map(words -> words.replaceAll("[0-9.]+ ms", "some ms"))
                .toList();
    }
}
