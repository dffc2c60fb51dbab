package dev.neurosdk.testkit.conformance.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.reference.ReferenceServer;
import dev.neurosdk.testkit.conformance.selftest.SelfTest;
import dev.neurosdk.testkit.conformance.selftest.ServerTrials;
import dev.neurosdk.testkit.conformance.selftest.Trial;
import dev.neurosdk.testkit.time.VirtualTimeline;
import dev.neurosdk.testkit.transport.MemoryNetwork;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sound server passes every case, and every case catches its mutant: in virtual time, but for frames. */
@Tag("once")
class ServerSelfTest {

    private static Stream<String> cases() {
        return ServerCases.standard().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void soundServer_passes_andMutantIsCaught(String id) {
        List<Trial> trials = SelfTest.trials(List.of(id)).stream()
                .map(pending -> pending.trial().get())
                .toList();
        assertThat(trials).isNotEmpty().allSatisfy(trial -> {
            assertThat(trial.isFair()).as("sound: " + trial).isTrue();
            assertThat(trial.isSharp()).as("caught: " + trial).isTrue();
        });
    }

    @Test
    void soundServerOfEveryEdition_passesAllAtOnce() {
        passesAllAtOnce(Set.of(), driven -> driven.needs().isEmpty());
    }

    @Test
    void soundServerOfEveryEdition_thatHasVoiceAndSpeaks_passesAllAtOnce() {
        passesAllAtOnce(
                Set.of(ReferenceServer.VOICE, ReferenceServer.SPEECH),
                driven -> !driven.needs().isEmpty() && !driven.needs().contains(Need.NO_VOICE));
    }

    private static void passesAllAtOnce(Set<String> features, Predicate<DrivenCase> chosen) {
        List<ConformanceCase> cases = ServerCases.standard().values().stream()
                .filter(chosen.and(driven -> !driven.needsFrames()))
                .map(DrivenCase::asked)
                .toList();
        for (Edition edition : Edition.all()) {
            MemoryNetwork network = new MemoryNetwork(new VirtualTimeline(), 7);
            assertThat(ServerTrials.check(network, edition, cases, features))
                    .as(edition.id())
                    .allSatisfy(result -> assertThat(result.verdict())
                            .as(result.toString())
                            .isIn(Verdict.PASS, besides(result.judged(), edition)));
        }
    }

    /** Only probes end as info; what an edition does not have is not reached. */
    private static Verdict besides(ConformanceCase judged, Edition edition) {
        boolean probe = judged.level(edition).filter(Level.PROBE::equals).isPresent()
                || judged.id().equals("SRV-SPF-04");
        return probe ? Verdict.INFO : Verdict.NOT_REACHED;
    }
}
