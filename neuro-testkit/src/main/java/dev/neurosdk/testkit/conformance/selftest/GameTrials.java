package dev.neurosdk.testkit.conformance.selftest;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import dev.neurosdk.testkit.conformance.game.GameCase;
import dev.neurosdk.testkit.conformance.game.GameCheck;
import dev.neurosdk.testkit.conformance.game.GameLauncher;
import dev.neurosdk.testkit.conformance.game.GameProfile;
import dev.neurosdk.testkit.conformance.game.GameProgress;
import dev.neurosdk.testkit.conformance.judge.CaseResult;
import dev.neurosdk.testkit.conformance.reference.GameMutant;
import dev.neurosdk.testkit.conformance.reference.ReferenceGame;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.scenario.Hooks;
import dev.neurosdk.testkit.scenario.Person;
import dev.neurosdk.testkit.time.VirtualTimeline;
import dev.neurosdk.testkit.transport.MemoryNetwork;
import dev.neurosdk.testkit.transport.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reference game before the cases that drive a game: in virtual time, and over sockets where frames are looked at. */
public final class GameTrials {

    private static final long SEED = 7;
    private static final String PROFILE = """
            game: Reference Game
            actions:
              look: {safety: safe}
              say: {safety: safe}
              play_card: {impossible: [{card: queen, bet: 100}]}
            deeds: {quit: {}, jump-clock: {}, rename-player: {}, player-leaves: {}, restart-voice: {}, crowd: {}, chorus: {}}
            limits: {max_minutes: 120, max_actions: 100000}
            """;

    private static final String QUIET = "times: {t.quiet: 300ms}\n";

    /** For games that are known to do nothing. */
    private static final String IMPATIENT =
            "times: {t.quiet: 300ms, t.pong: 300ms, t.close: 300ms, t.result.warn: 300ms, t.result.hard: 1s,"
                    + " t.reconnect: 1s}\n";

    private GameTrials() {}

    static Trial trial(GameCase driven) {
        CaseResult sound = check(driven);
        CaseResult caught = check(driven, driven.mutant());
        boolean toldApart = sound.verdict() != caught.verdict()
                || !ServerTrials.findings(sound).equals(ServerTrials.findings(caught));
        return new Trial(driven.id(), driven.mutant().name(), sound.verdict(), caught.verdict(), toldApart);
    }

    /**
     * One case against the reference game.
     *
     * @param driven the case
     * @param mutants what the game does wrong
     * @return what became of it, in the newest edition
     */
    public static CaseResult check(GameCase driven, GameMutant... mutants) {
        if (driven.needsFrames()) {
            return overSockets(List.of(driven.asked()), mutants).get(0);
        }
        Set<String> features = new HashSet<>();
        driven.feature().ifPresent(features::add);
        if (driven.isBeforeRegistration()) {
            features.add(ReferenceGame.NOTHING_YET);
        }
        return check(Edition.newest(), features, List.of(driven.asked()), mutants)
                .get(0);
    }

    /**
     * Several cases against one reference game.
     *
     * @param edition the edition
     * @param features what the game claims
     * @param cases the cases
     * @param mutants what the game does wrong
     * @return what became of them
     */
    public static List<CaseResult> check(
            Edition edition, Set<String> features, Collection<ConformanceCase> cases, GameMutant... mutants) {
        Network network = new MemoryNetwork(new VirtualTimeline(), SEED);
        return check(network, "", edition, features, cases, mutants);
    }

    /**
     * Several cases against one reference game, over sockets of the loopback address.
     *
     * @param cases the cases
     * @param mutants what the game does wrong
     * @return what became of them, in the newest edition
     */
    public static List<CaseResult> overSockets(Collection<ConformanceCase> cases, GameMutant... mutants) {
        String times = mutants.length == 0 ? QUIET : IMPATIENT;
        return check(Network.tcp(), times, Edition.newest(), Set.of(ReferenceGame.QUICK), cases, mutants);
    }

    private static List<CaseResult> check(
            Network network,
            String times,
            Edition edition,
            Set<String> features,
            Collection<ConformanceCase> cases,
            GameMutant... mutants) {
        Set<String> claimed = new HashSet<>(features);
        claimed.removeAll(Set.of(ReferenceGame.NOTHING_YET, ReferenceGame.QUICK));
        Launcher launcher = new Launcher(network, edition, features, mutants);
        GameCheck.Settings settings = new GameCheck.Settings(
                network,
                "127.0.0.1",
                0,
                edition,
                SEED,
                1,
                Optional.empty(),
                GameProfile.parse("reference.yml", PROFILE + times + "features: [" + String.join(", ", claimed) + "]"),
                true,
                Optional.of(launcher),
                Person.nobody(),
                Hooks.none(),
                Recorder.none(),
                GameProgress.none());
        try (GameCheck check = GameCheck.listen(settings)) {
            check.notThere().ifPresent(why -> {
                throw new IllegalStateException(why);
            });
            return check.run(cases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the reference game. */
    private static final class Launcher implements GameLauncher {
        private final Network network;
        private final Edition edition;
        private final Set<String> features;
        private final GameMutant[] mutants;
        private @Nullable ReferenceGame game;

        Launcher(Network network, Edition edition, Set<String> features, GameMutant... mutants) {
            this.network = network;
            this.edition = edition;
            this.features = features;
            this.mutants = mutants;
        }

        @Override
        public void launch(URI server) {
            stop();
            game = ReferenceGame.start(network, server, edition, SEED, features, mutants);
        }

        @Override
        public boolean isRunning() {
            return game != null && game.isRunning();
        }

        @Override
        public void stop() {
            if (game != null) {
                game.close();
            }
        }
    }
}
