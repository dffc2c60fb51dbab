package dev.neurosdk.cli.stream;

import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.server.stream.client.StreamUpdate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Items as lines for people: clock, number, type, what it says. Immutable. */
record ItemLines(Style style, int columns, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int LEAST_COLUMNS = 20;
    private static final int TYPE_COLUMNS = 40;

    String line(StreamUpdate item) {
        String time = TIME.format(item.timestamp().atZone(zone));
        String number = "#" + item.seq();
        String type = HarmlessText.fit(item.type(), TYPE_COLUMNS, style.sign(Sign.MORE));
        int width = Math.max(columns - time.length() - number.length() - type.length() - 3, LEAST_COLUMNS);
        return style.paint(Paint.DIM, time + " " + number) + " " + style.paint(Paint.BOLD, type) + " "
                + HarmlessText.fit(words(item.data()), width, style.sign(Sign.MORE));
    }

    /** The members of an object, one after the other; anything else as it is. */
    private static String words(JsonValue data) {
        return data instanceof JsonValue.Members object
                ? object.members().entrySet().stream()
                        .map(member -> member.getKey() + " " + word(member.getValue()))
                        .collect(Collectors.joining(", "))
                : word(data);
    }

    private static String word(JsonValue value) {
        return value instanceof JsonValue.Text text ? text.text() : value.toString();
    }
}
