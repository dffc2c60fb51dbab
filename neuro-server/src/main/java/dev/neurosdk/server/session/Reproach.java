package dev.neurosdk.server.session;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.rule.Clause;
import dev.neurosdk.protocol.rule.Level;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;

/**
 * What a game gets to see of its mistakes: nothing by the specification; in strict mode an error message, or the end of the
 * connection. Confined to one turn.
 */
final class Reproach {

    private static final int MAX_REPLIES = 20;
    private static final int UNACCEPTABLE = 1003;
    private static final int NO_JSON = 1007;
    private static final int NO_MESSAGE = 1008;

    private final Turn turn;
    private int replies;

    Reproach(Turn turn) {
        this.turn = turn;
    }

    void binary() {
        if (isStrict()) {
            turn.close(UNACCEPTABLE, "expected text frames only (ENV-3)");
        }
    }

    void unrecognized(Decoded.Unrecognized<GameMessage> unrecognized) {
        reply(turn.violation(
                Rule.UNKNOWN_COMMAND, "/command", "a command of the protocol", Turn.quoted(unrecognized.command())));
    }

    void malformed(Decoded.Malformed<GameMessage> malformed) {
        if (!isStrict()) {
            return;
        }
        Violation first = malformed.violations().get(0);
        if (malformed.command() != null && malformed.game() != null && !isEnvelope(first)) {
            malformed.violations().forEach(this::broken);
        } else {
            turn.close(isJson(first) ? NO_JSON : NO_MESSAGE, shortened(first.message()));
        }
    }

    /** One problem of a message that was understood, or of what it asks for. */
    void broken(Violation violation) {
        if (violation.level() == Level.MUST || violation.level() == Level.SHOULD) {
            reply(violation);
        }
    }

    private void reply(Violation violation) {
        if (isStrict() && replies < MAX_REPLIES) {
            replies++;
            turn.sendOut(MessageEncoder.encodeError(violation));
        }
    }

    private boolean isStrict() {
        return turn.settings.strictness() == Strictness.STRICT;
    }

    private static boolean isEnvelope(Violation violation) {
        return violation.clause() == Clause.ENV_1;
    }

    private static boolean isJson(Violation violation) {
        return violation.clause().id().startsWith("JSON");
    }

    /** A close reason has room for 123 bytes. */
    private static String shortened(String text) {
        StringBuilder ascii = new StringBuilder();
        text.chars().limit(120).forEach(c -> ascii.append(c >= ' ' && c < 127 ? (char) c : '?'));
        return ascii.toString();
    }
}
