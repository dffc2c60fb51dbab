package dev.neurosdk.cli.log;

import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.rule.Violation;
import dev.neurosdk.server.event.SessionRef;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Lays out the lines of the log: time, connection, game, direction, title, text. Immutable. */
final class Lines {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int GAME_COLUMNS = 16;
    private static final int TITLE_COLUMNS = 40;
    private static final int MIN_TEXT_COLUMNS = 20;
    private static final int SENTENCE_COLUMNS = 500;
    private static final String INDENT = " ".repeat(13);

    private final Style style;
    private final int columns;
    private final Clock clock;

    Lines(Style style, int columns, Clock clock) {
        this.style = style;
        this.columns = columns;
        this.clock = clock;
    }

    /** The line and one below it for each violation. */
    String lines(SessionRef session, Sign sign, Summary summary, List<Violation> violations) {
        StringBuilder text = new StringBuilder(line(session, sign, summary));
        for (Violation violation : violations) {
            String head = style.sign(mark(violation)) + " " + violation.level();
            text.append(System.lineSeparator()).append(INDENT).append(judgement(violation, head));
        }
        return text.toString();
    }

    /** A violation that belongs to no single message. */
    String line(SessionRef session, Violation violation) {
        return line(session, mark(violation), new Summary("", "", Paint.NONE)) + " "
                + judgement(violation, violation.level().toString());
    }

    String line(SessionRef session, Sign sign, Summary summary) {
        String time = TIME.format(LocalTime.now(clock));
        String who = who(session);
        String direction = style.sign(sign);
        String title = fit(summary.title(), TITLE_COLUMNS);
        String gap = title.isEmpty() ? "" : " ";
        int used = HarmlessText.columns(time + " " + who + " " + direction + " " + title + gap);
        String text = fit(summary.text(), Math.max(columns - used, MIN_TEXT_COLUMNS));
        String line = style.paint(Paint.DIM, time) + " "
                + style.paint(Paint.distinct(session.number()), who) + " "
                + direction + " "
                + style.paint(Paint.BOLD, title) + gap
                + style.paint(summary.paint(), text);
        return line.stripTrailing();
    }

    private String who(SessionRef session) {
        String number = "#" + session.number();
        String game = fit(session.game() == null ? "?" : session.game(), GAME_COLUMNS);
        return number + " " + game + " ".repeat(GAME_COLUMNS - HarmlessText.columns(game));
    }

    private String judgement(Violation violation, String head) {
        Paint paint = switch (violation.level()) {
            case MUST -> Paint.RED;
            case SHOULD -> Paint.YELLOW;
            case ADVICE, PROBE, PROPOSAL -> Paint.CYAN;
        };
        return style.paint(paint, head) + " " + fit(violation.message(), SENTENCE_COLUMNS);
    }

    private static Sign mark(Violation violation) {
        return switch (violation.level()) {
            case MUST -> Sign.BAD;
            case SHOULD -> Sign.WARNING;
            case ADVICE, PROBE, PROPOSAL -> Sign.HINT;
        };
    }

    private String fit(String text, int width) {
        return HarmlessText.fit(text, width, style.sign(Sign.MORE));
    }
}
