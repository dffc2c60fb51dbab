package dev.neurosdk.testkit.conformance.game;

import static java.util.Map.entry;

import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameCase.Part;
import dev.neurosdk.testkit.model.GameState;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.peer.Incoming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Connections end, and the game has to come back. */
final class ReconnectProcedures {

    static final Map<String, List<Part>> PARTS = Map.ofEntries(
            entry("GAME-RCN-01", List.of(new Part("", ReconnectProcedures::afterReset))),
            entry(
                    "GAME-RCN-02",
                    Stream.concat(
                                    Stream.of(1000, 1001, 1011, 1012, 4000)
                                            .map(code -> new Part("code " + code, afterClose(code))),
                                    Stream.of(new Part("no code", ReconnectProcedures::afterCloseWithoutCode)))
                            .toList()),
            entry("GAME-RCN-03", List.of(new Part("", ReconnectProcedures::startupFirst))),
            entry("GAME-RCN-04", List.of(new Part("", ReconnectProcedures::registersAgain))),
            entry("GAME-RCN-05", List.of(new Part("", ReconnectProcedures::backsOff))),
            entry("GAME-RCN-06", List.of(new Part("", ReconnectProcedures::changesOffline))),
            entry("GAME-RCN-07", List.of(new Part("", ReconnectProcedures::lostCall))),
            entry("GAME-RCN-08", List.of(new Part("", ReconnectProcedures::oneConnection))),
            entry("GAME-RCN-09", List.of(new Part("", ReconnectProcedures::noReplay))),
            entry("GAME-RCN-10", List.of(new Part("", ReconnectProcedures::storm))),
            entry("GAME-RCN-11", List.of(new Part("", ReconnectProcedures::halfOpen))),
            entry("GAME-RCN-12", List.of(new Part("", ReconnectProcedures::refusedFirst))));

    private static final int NORMAL = 1000;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_REPLAYED = 5;
    private static final int CYCLES = 10;
    private static final Duration BETWEEN_CYCLES = Duration.ofSeconds(2);
    private static final Duration OFFLINE = Duration.ofSeconds(5);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TWO_OPEN = Duration.ofSeconds(2);
    private static final Duration RESUMED = Duration.ofSeconds(10);
    private static final double SAME = 0.1;

    private ReconnectProcedures() {}

    // coming back

    /** Waits for the handshake, and if there is one also a little for what the game says. */
    private static Optional<GameConnection> handshakeAfter(GameBench bench, int before) {
        Optional<GameConnection> back = bench.line()
                .await(
                        bench.times().reconnect(),
                        () -> bench.line().connected().filter(game -> game.number() > before));
        if (back.isPresent()) {
            var unused = bench.line().awaitGameAfter(before, bench.times().startup());
        }
        return back;
    }

    private static void stayedAway(GameBench bench, Witness witness, String after) {
        if (bench.line().hasDied()) {
            witness.saw(Verdict.FAIL, "expected a game that goes on after " + after + ", was its end");
        } else {
            witness.broken("expected a new connection within "
                    + bench.times().reconnect().toSeconds() + " s after " + after + ", was none");
        }
    }

    private static void afterReset(GameBench bench, Witness witness) {
        back(bench, witness, "a reset", connection(bench)::reset);
    }

    /** Ends the connection in some way, after which the game has to come back. */
    static void back(GameBench bench, Witness witness, String after, Runnable how) {
        int before = connection(bench).number();
        how.run();
        if (handshakeAfter(bench, before).isEmpty()) {
            stayedAway(bench, witness, after);
        }
    }

    private static GameProcedure afterClose(int code) {
        return (bench, witness) -> {
            GameConnection game = connection(bench);
            game.close(code, "");
            if (game.closedWithin(bench.times().close()).isEmpty()) {
                game.abort();
            }
            if (handshakeAfter(bench, game.number()).isPresent()) {
                return;
            }
            if (code == NORMAL && !bench.line().hasDied()) {
                witness.saw(Verdict.ADVISE, "expected a new connection after a close with 1000, was none");
            } else {
                stayedAway(bench, witness, "a close with " + code);
            }
        };
    }

    private static void afterCloseWithoutCode(GameBench bench, Witness witness) {
        back(bench, witness, "a close without a code", connection(bench)::closeWithoutCode);
    }

    private static GameConnection connection(GameBench bench) {
        if (!bench.isConnected()) {
            throw new SituationGone();
        }
        return bench.connection();
    }

    /** Cuts the connection and waits for the next one; where none comes there is nothing to judge. */
    static Optional<GameConnection> cut(GameBench bench, Witness witness) {
        GameConnection game = connection(bench);
        bench.line().connections().stream().filter(GameConnection::isOpen).forEach(GameConnection::abort);
        Optional<GameConnection> back = handshakeAfter(bench, game.number());
        if (back.isEmpty()) {
            witness.saw(Verdict.NOT_TESTABLE, "the game does not come back");
        }
        return back;
    }

    // what it says then

    private static void startupFirst(GameBench bench, Witness witness) {
        cut(bench, witness).ifPresent(game -> {
            Optional<Incoming<GameMessage>> first =
                    game.takeWithin(incoming -> true, bench.times().startup());
            boolean sound = first.flatMap(Incoming::message)
                    .filter(GameMessage.Startup.class::isInstance)
                    .isPresent();
            if (!sound) {
                witness.broken("expected startup first on the new connection, was "
                        + first.map(Incoming::text).orElse("nothing"));
            }
        });
    }

    private static void registersAgain(GameBench bench, Witness witness) {
        bench.line().pause(bench.times().quiet());
        Map<String, ActionDefinition> before = actions(bench);
        if (before.isEmpty()) {
            throw new SituationGone();
        }
        if (cut(bench, witness).isEmpty()) {
            return;
        }
        Set<String> missing = missing(bench, before);
        if (missing.isEmpty()) {
            return;
        }
        bench.send(MessageEncoder.encode(new NeuroMessage.ReregisterAll()));
        Set<String> stillMissing = missing(bench, before);
        witness.broken("expected every action registered again within "
                + bench.times().reregister().toSeconds() + " s, was without " + String.join(", ", missing)
                + (stillMissing.isEmpty() ? " until it was asked for them" : ""));
    }

    static Map<String, ActionDefinition> actions(GameBench bench) {
        return Map.copyOf(bench.state().map(GameState::actions).orElse(Map.of()));
    }

    /** What is not registered as it was before, when the time for it is over. */
    static Set<String> missing(GameBench bench, Map<String, ActionDefinition> before) {
        boolean unused = bench.line()
                .await(
                        bench.times().reregister(),
                        () -> Optional.of(true)
                                .filter(all -> notRegistered(bench, before).isEmpty()))
                .isPresent();
        return notRegistered(bench, before);
    }

    static Set<String> notRegistered(GameBench bench, Map<String, ActionDefinition> before) {
        Map<String, ActionDefinition> now = actions(bench);
        Set<String> missing = new TreeSet<>();
        before.forEach((name, action) -> {
            if (!action.equals(now.get(name))) {
                missing.add(name);
            }
        });
        return missing;
    }

    private static void noReplay(GameBench bench, Witness witness) {
        bench.line().pause(bench.times().quiet());
        List<String> before = bench.history().contexts();
        if (before.size() <= MOST_REPLAYED) {
            throw new SituationGone();
        }
        if (cut(bench, witness).isPresent()) {
            bench.line().pause(bench.times().reregister());
            long again = bench.history().contexts().stream()
                    .skip(before.size())
                    .filter(before::contains)
                    .count();
            if (again > MOST_REPLAYED) {
                witness.broken("expected no old context again, was " + again + " messages");
            }
        }
    }

    private static void lostCall(GameBench bench, Witness witness) {
        String lost = bench.nextId();
        bench.send(bench.harmless(lost));
        cut(bench, witness).ifPresent(game -> {
            String id = bench.nextId();
            Answer answer = bench.ask(id, bench.harmless(id), bench.times().resultHard());
            if (answer.result().isEmpty()) {
                witness.broken("expected an answer although an earlier call was lost, was " + answer.words());
            } else if (bench.moreResults(lost) > 0) {
                witness.saw(Verdict.INFO, "the result of the lost call came on the new connection");
            }
        });
    }

    private static void changesOffline(GameBench bench, Witness witness) {
        Callee used = bench.anyCallable(bench::isDisposable);
        Set<String> names = new TreeSet<>(actions(bench).keySet());
        if (!bench.callValid(used).succeeded()) {
            throw new SituationGone();
        }
        int before = bench.connection().number();
        bench.line().stopListening();
        bench.line().pause(OFFLINE);
        bench.line().listenAgain();
        if (bench.line().awaitGameAfter(before, bench.times().reconnect()).isEmpty()) {
            witness.saw(Verdict.NOT_TESTABLE, "the game does not come back");
            return;
        }
        bench.line().pause(bench.times().reregister());
        names.removeAll(actions(bench).keySet());
        for (String name : names) {
            Answer answer = bench.call(name, name.equals(used.name()) ? bench.validData(used) : "{}");
            if (answer.succeeded()) {
                witness.broken("expected " + name
                        + " to be refused, which is not registered after the reconnect, was success: the game has lost a"
                        + " registration");
            }
        }
        bench.callee(used.name()).filter(bench::mayCall).map(bench::callValid).ifPresent(answer -> {
            if (answer.result().isEmpty()) {
                witness.broken("expected an answer to a call of " + used.name()
                        + ", which is registered after the reconnect, was " + answer.words());
            }
        });
    }

    // how it comes back

    private static void backsOff(GameBench bench, Witness witness) {
        GameConnection game = connection(bench);
        bench.line().neuro().refuse(Integer.MAX_VALUE, UNAVAILABLE);
        long from = bench.now();
        game.abort();
        bench.line().pause(bench.times().away());
        List<Long> attempts =
                bench.line().neuro().refused().stream().filter(at -> at >= from).toList();
        bench.line().neuro().refuse(0, UNAVAILABLE);
        if (handshakeAfter(bench, game.number()).isEmpty()) {
            witness.broken("expected attempts for as long as the server is away, was " + attempts.size() + " within "
                    + bench.times().away().toSeconds() + " s and none afterwards");
        } else {
            judgeGaps(gaps(attempts), witness);
        }
    }

    private static List<Double> gaps(List<Long> attempts) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < attempts.size(); i++) {
            gaps.add((attempts.get(i) - attempts.get(i - 1)) / (double) SECOND.toNanos());
        }
        return gaps;
    }

    private static void judgeGaps(List<Double> gaps, Witness witness) {
        double shortest = gaps.stream().mapToDouble(gap -> gap).min().orElse(1);
        double longest = gaps.stream().mapToDouble(gap -> gap).max().orElse(1);
        if (shortest < 1 - SAME) {
            witness.saw(
                    Verdict.WARN,
                    String.format(
                            Locale.ROOT,
                            "expected attempts at least 1 s apart, was %.1f s, %d attempts in all",
                            shortest,
                            gaps.size() + 1));
        } else if (gaps.size() > 1 && longest - shortest < SAME * longest) {
            witness.saw(Verdict.INFO, String.format(Locale.ROOT, "attempts in fixed intervals of %.1f s", longest));
        }
    }

    private static void refusedFirst(GameBench bench, Witness witness) {
        GameConnection game = connection(bench);
        List<Long> before = bench.line().neuro().refused();
        bench.line().neuro().refuse(Integer.MAX_VALUE, UNAVAILABLE);
        game.abort();
        boolean tried = bench.line()
                .await(
                        bench.times().reconnect(),
                        () -> Optional.of(true)
                                .filter(refused ->
                                        !bench.line().neuro().refused().equals(before)))
                .isPresent();
        bench.line().pause(OFFLINE);
        bench.line().neuro().refuse(0, UNAVAILABLE);
        if (!tried) {
            witness.saw(Verdict.NOT_TESTABLE, "the game does not come back");
        } else if (handshakeAfter(bench, game.number()).isEmpty()) {
            witness.broken("expected a new connection within "
                    + bench.times().reconnect().toSeconds() + " s after a handshake was refused, was none");
        }
    }

    private static void oneConnection(GameBench bench, Witness witness) {
        cut(bench, witness).ifPresent(back -> {
            bench.line().pause(TWO_OPEN);
            long open = open(bench);
            bench.line().pause(TWO_OPEN);
            if (open > 1 && open(bench) > 1) {
                witness.broken("expected one open connection, was " + open(bench) + " for over 2 s");
            }
        });
    }

    private static long open(GameBench bench) {
        return bench.line().connections().stream()
                .filter(GameConnection::isOpen)
                .count();
    }

    private static void storm(GameBench bench, Witness witness) {
        bench.line().pause(bench.times().quiet());
        Map<String, ActionDefinition> before = actions(bench);
        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            int number = connection(bench).number();
            bench.line().stopListening();
            bench.line().listenAgain();
            if (bench.line().awaitGameAfter(number, bench.times().reconnect()).isEmpty()) {
                stayedAway(bench, witness, "restart " + cycle + " of the server");
                return;
            }
            bench.line().pause(BETWEEN_CYCLES);
        }
        bench.line().pause(bench.times().reregister());
        long startups = bench.connection().waiting().stream()
                .flatMap(incoming -> incoming.message().stream())
                .filter(GameMessage.Startup.class::isInstance)
                .count();
        Set<String> missing = notRegistered(bench, before);
        if (open(bench) != 1 || startups != 1 || !missing.isEmpty()) {
            witness.broken("expected one connection, one startup and every action after " + CYCLES + " restarts, was "
                    + open(bench) + " connections, " + startups + " startup"
                    + (missing.isEmpty() ? "" : ", without " + String.join(", ", missing)));
        }
    }

    private static void halfOpen(GameBench bench, Witness witness) {
        GameConnection game = connection(bench);
        game.stopReading();
        bench.line().pause(bench.times().away());
        boolean back = bench.line()
                .connected()
                .filter(newer -> newer.number() > game.number())
                .isPresent();
        game.resumeReading();
        if (back) {
            witness.saw(Verdict.INFO, "it noticed that nothing came, and connected again");
            return;
        }
        String id = bench.nextId();
        Answer answer = bench.ask(id, bench.harmless(id), RESUMED);
        if (answer.result().isEmpty() && bench.isConnected()) {
            witness.saw(
                    Verdict.ADVISE,
                    "expected an answer within 10 s after "
                            + bench.times().away().toSeconds() + " quiet seconds, was " + answer.words());
        } else {
            witness.saw(
                    Verdict.INFO, "after " + bench.times().away().toSeconds() + " quiet seconds: " + answer.words());
        }
    }
}
