package dev.neurosdk.testkit.conformance.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.conformance.catalogue.Catalogue;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.reference.ReferenceServer;
import dev.neurosdk.testkit.conformance.reference.ServerMutant;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.VirtualTimeline;
import dev.neurosdk.testkit.transport.MemoryNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In virtual time: the sound server passes every case, and every case catches its mutant. */
class ServerSelfTest {

    private static Stream<String> cases() {
        return ServerCases.standard().keySet().stream();
    }

    private static List<CaseResult> check(Edition edition, List<String> ids, ServerMutant... mutants)
            throws IOException {
        MemoryNetwork network = new MemoryNetwork(new VirtualTimeline(), 7);
        try (ReferenceServer server = ReferenceServer.start(network, edition, 7, mutants)) {
            ServerCheck check = new ServerCheck(new ServerCheck.Settings(
                    network, server.uri(), edition, 7, Duration.ofSeconds(2), Recorder.none(), known -> {}));
            return check.run(ids.stream()
                    .map(id -> Catalogue.standard().find(id).orElseThrow())
                    .toList());
        }
    }

    @Test
    void everyCase_hasAMutant() {
        assertThat(ServerMutantMatrix.CAUGHT_BY.keySet()).containsExactlyInAnyOrderElementsOf(cases().toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void soundServer_passes(String id) throws IOException {
        CaseResult result = check(Edition.newest(), List.of(id)).get(0);
        boolean probe = result.judged().level(Edition.newest()).orElseThrow() == Level.PROBE;
        assertThat(result.verdict()).as(result.toString()).isIn(Verdict.PASS, probe ? Verdict.INFO : Verdict.PASS);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mutant_isCaught(String id) throws IOException {
        ServerMutant mutant = requireNonNull(ServerMutantMatrix.CAUGHT_BY.get(id));
        CaseResult sound = check(Edition.newest(), List.of(id)).get(0);
        CaseResult caught = check(Edition.newest(), List.of(id), mutant).get(0);
        assertThat(caught.verdict()).as(mutant + ": " + caught).isNotEqualTo(sound.verdict());
    }

    @Test
    void soundServerOfEveryEdition_passesAllAtOnce() throws IOException {
        for (Edition edition : Edition.all()) {
            assertThat(check(edition, cases().toList()))
                    .as(edition.id())
                    .allSatisfy(result -> assertThat(result.verdict())
                            .as(result.toString())
                            .isIn(Verdict.PASS, Verdict.INFO, Verdict.NOT_REACHED));
        }
    }
}
