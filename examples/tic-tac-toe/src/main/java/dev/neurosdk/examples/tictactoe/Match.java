package dev.neurosdk.examples.tictactoe;

import dev.neurosdk.examples.tictactoe.MatchResult.Outcome;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One match, from the first message to the last. Answers every message at once, whatever it is and whenever it comes
 * (GDE-1), and returns the result as soon as there is one. Knows no sockets. Confined to one thread at a time.
 */
final class Match implements NeuroMessage.Visitor<Optional<MatchResult>> {

    static final String GAME = "Tic-Tac-Toe";

    private final Consumer<GameMessage> out;
    private final Mark neuro;
    private final Opponent opponent;
    private Board board = Board.EMPTY;
    private @Nullable PlaceAction offer;
    private @Nullable Outcome outcome;
    private boolean shutdownWanted;

    /** The seed decides who begins and how the opponent plays; {@code out} takes what is to be sent. */
    Match(long seed, Consumer<GameMessage> out) {
        SplittableRandom random = new SplittableRandom(seed);
        this.out = out;
        this.neuro = random.nextBoolean() ? Mark.X : Mark.O;
        this.opponent = new Opponent(neuro.other(), random);
    }

    /** Announces the game and plays up to the Neuro's first turn; nothing may be sent before (STA-1). */
    void begin() {
        out.accept(new GameMessage.Startup(GAME));
        tell(Texts.rules(neuro), true);
        if (neuro == Mark.O) {
            opponentMoves();
        }
        offerTurn();
    }

    /** How it ended; nothing while it goes on. */
    Optional<MatchResult> result() {
        return Optional.ofNullable(outcome).map(end -> new MatchResult(end, board.text()));
    }

    @Override
    public Optional<MatchResult> action(NeuroMessage.Action call) {
        PlaceAction current = offer;
        if (!call.name().equals(PlaceAction.NAME)) {
            fail(call, "There is no action " + call.name() + " here.");
        } else if (current == null) {
            fail(call, "It is not your turn: the match is over.");
        } else {
            current.cell(call.data()).ifPresentOrElse(cell -> place(call, cell), () -> fail(call, current.refusal()));
        }
        return result();
    }

    @Override
    public Optional<MatchResult> reregisterAll(NeuroMessage.ReregisterAll reregister) {
        if (offer != null) {
            register(offer);
        }
        return result();
    }

    @Override
    public Optional<MatchResult> gracefulShutdown(NeuroMessage.GracefulShutdown shutdown) {
        shutdownWanted = shutdown.wantsShutdown();
        return result();
    }

    @Override
    public Optional<MatchResult> immediateShutdown(NeuroMessage.ImmediateShutdown shutdown) {
        if (outcome == null) {
            withdrawOffer();
            abandon();
        }
        return result();
    }

    /** Nothing waits for the acknowledgement (ACK-3). */
    @Override
    public Optional<MatchResult> startupAck(NeuroMessage.StartupAck ack) {
        return result();
    }

    /** Nothing here depends on speech. */
    @Override
    public Optional<MatchResult> speechFinished(NeuroMessage.SpeechFinished speech) {
        return result();
    }

    private void offerTurn() {
        PlaceAction turn = new PlaceAction(board.free());
        offer = turn;
        register(turn);
        out.accept(new GameMessage.ForceActions(
                GAME,
                Texts.state(board, neuro),
                Texts.query(neuro),
                true,
                ForcePriority.LOW,
                List.of(PlaceAction.NAME)));
    }

    /** Takes the action away before the result, so that it can't be called twice in a turn (GDE-2). */
    private void place(NeuroMessage.Action call, Cell cell) {
        withdrawOffer();
        out.accept(new GameMessage.ActionResult(GAME, call.id(), true, Texts.placed(neuro, cell)));
        board = board.with(cell, neuro);
        if (!ended() && shutdownWanted) {
            abandon();
        }
        if (outcome == null) {
            opponentMoves();
        }
        if (!ended()) {
            offerTurn();
        }
    }

    private void opponentMoves() {
        Cell cell = opponent.choose(board);
        board = board.with(cell, neuro.other());
        tell(Texts.opponentPlaced(neuro.other(), cell), true);
    }

    private boolean ended() {
        if (outcome == null) {
            outcome = judge();
            if (outcome != null) {
                tell(Texts.ending(outcome, board), false);
            }
        }
        return outcome != null;
    }

    private @Nullable Outcome judge() {
        if (board.isWonBy(neuro)) {
            return Outcome.NEURO_WON;
        }
        if (board.isWonBy(neuro.other())) {
            return Outcome.GAME_WON;
        }
        return board.isFull() ? Outcome.DRAW : null;
    }

    private void abandon() {
        outcome = Outcome.ABANDONED;
        out.accept(new GameMessage.ShutdownReady(GAME));
    }

    private void register(PlaceAction action) {
        out.accept(new GameMessage.RegisterActions(GAME, List.of(action.definition())));
    }

    private void withdrawOffer() {
        offer = null;
        out.accept(new GameMessage.UnregisterActions(GAME, List.of(PlaceAction.NAME)));
    }

    private void tell(String text, boolean silent) {
        out.accept(new GameMessage.Context(GAME, text, silent));
    }

    private void fail(NeuroMessage.Action call, String why) {
        out.accept(new GameMessage.ActionResult(GAME, call.id(), false, why));
    }
}
