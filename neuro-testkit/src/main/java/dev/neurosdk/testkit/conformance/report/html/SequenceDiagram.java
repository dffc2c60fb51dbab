package dev.neurosdk.testkit.conformance.report.html;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.conformance.catalogue.Role;
import dev.neurosdk.testkit.conformance.report.LogLine;
import dev.neurosdk.testkit.conformance.report.ReportedCase;
import dev.neurosdk.testkit.recording.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The messages of a case as arrows between lifelines, drawn as SVG. */
final class SequenceDiagram {

    private static final int WIDTH = 760;
    private static final int LEFT = 88;
    private static final int MARGIN = 70;
    private static final int TOP = 40;
    private static final int ROW = 30;
    private static final int LABEL = 46;
    private static final int MOST_LINES = 4;

    /** Entries that no report shows, such as findings, make gaps, too. */
    private static final int FEW = 5;

    private final Markup page;
    private final ReportedCase reported;
    private final List<Integer> connections;
    private final Set<Long> evidence;

    SequenceDiagram(Markup page, ReportedCase reported) {
        this.page = page;
        this.reported = reported;
        List<Integer> found = reported.excerpt().stream()
                .map(LogLine::connection)
                .filter(connection -> connection > 0)
                .distinct()
                .sorted()
                .toList();
        this.connections = reported.role() == Role.SERVER && found.size() <= MOST_LINES ? found : List.of();
        this.evidence = reported.evidence().stream().map(seen -> seen.number()).collect(Collectors.toSet());
    }

    void write() {
        List<LogLine> lines = reported.excerpt();
        int height = TOP + rows(lines) * ROW + 12;
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Sequence diagram")
                .open(
                        "svg",
                        "class",
                        "sequence",
                        "viewBox",
                        "0 0 " + WIDTH + " " + height,
                        "role",
                        "img",
                        "aria-label",
                        "Sequence of " + lines.size() + " events; the list of frames below says the same")
                .line();
        lifelines(height);
        int y = TOP;
        long before = lines.get(0).number() - 1;
        for (LogLine line : lines) {
            if (line.number() > before + FEW) {
                y += ROW;
                words(LEFT, y + 4, "gap", "⋮ " + (line.number() - before - 1) + " entries left out");
            }
            before = line.number();
            y += ROW;
            event(line, y);
        }
        page.close("svg").close("div").line();
    }

    private static int rows(List<LogLine> lines) {
        int rows = 0;
        long before = lines.get(0).number() - 1;
        for (LogLine line : lines) {
            rows += line.number() > before + FEW ? 2 : 1;
            before = line.number();
        }
        return rows;
    }

    private void lifelines(int height) {
        List<String> games = new ArrayList<>();
        connections.forEach(connection -> games.add("game " + connection));
        if (games.isEmpty()) {
            games.add("game");
        }
        for (int i = 0; i < games.size(); i++) {
            lifeline(column(i), height, games.get(i), reported.role() == Role.GAME);
        }
        lifeline(WIDTH - MARGIN, height, "Neuro", reported.role() == Role.SERVER);
    }

    private void lifeline(int x, int height, String name, boolean isTestee) {
        page.open(
                        "line",
                        "class",
                        "life",
                        "x1",
                        Integer.toString(x),
                        "x2",
                        Integer.toString(x),
                        "y1",
                        "26",
                        "y2",
                        Integer.toString(height - 4))
                .close("line");
        page.element(
                "text",
                name + (isTestee ? " (testee)" : ""),
                "class",
                "name",
                "text-anchor",
                "middle",
                "x",
                Integer.toString(x),
                "y",
                "16");
    }

    private int column(int index) {
        int games = Math.max(1, connections.size());
        int room = (WIDTH - MARGIN - LEFT - MARGIN) * Math.min(games - 1, 3) / 6;
        return LEFT + MARGIN + (games == 1 ? 0 : room * index / (games - 1));
    }

    private int game(LogLine line) {
        return column(Math.max(0, connections.indexOf(line.connection())));
    }

    private void event(LogLine line, int y) {
        if (evidence.contains(line.number())) {
            page.open(
                            "rect",
                            "class",
                            "seen",
                            "x",
                            "0",
                            "y",
                            Integer.toString(y - ROW + 8),
                            "width",
                            Integer.toString(WIDTH),
                            "height",
                            Integer.toString(ROW - 2))
                    .close("rect");
        }
        words(2, y + 4, "time", Marks.time(line.nanos()));
        Direction direction = line.direction();
        if (direction == null) {
            words(LEFT, y + 2, evidence.contains(line.number()) ? "remark seen-text" : "remark", cut(line.text(), 96));
            return;
        }
        int from = direction == Direction.C2S ? game(line) : WIDTH - MARGIN;
        int to = direction == Direction.C2S ? WIDTH - MARGIN : game(line);
        arrow(line, from, to, y);
        words((from + to) / 2, y - 5, "label", label(line), "middle");
    }

    private void arrow(LogLine line, int from, int to, int y) {
        int tip = to > from ? to - 7 : to + 7;
        String ours = line.direction() == reported.ours() ? "arrow ours" : "arrow theirs";
        page.open(
                        "path",
                        "class",
                        ours + " " + line.kind().word(),
                        "d",
                        "M" + from + " " + y + "H" + to + "M" + tip + " " + (y - 4) + "L" + to + " " + y + "L" + tip
                                + " " + (y + 4))
                .close("path");
    }

    private void words(int x, int y, String kind, String text) {
        words(x, y, kind, text, "start");
    }

    private void words(int x, int y, String kind, String text, String anchor) {
        page.element(
                        "text",
                        text,
                        "class",
                        kind,
                        "text-anchor",
                        anchor,
                        "x",
                        Integer.toString(x),
                        "y",
                        Integer.toString(y))
                .line();
    }

    private String label(LogLine line) {
        String on = connections.isEmpty() && line.kind() == LogLine.Kind.OPEN
                ? " (connection " + line.connection() + ")"
                : "";
        return switch (line.kind()) {
            case TEXT -> line.base64() ? line.bytes() + " bytes that are no text" : message(line.text());
            case BINARY -> "binary, " + line.bytes() + " bytes";
            case OPEN, PING, PONG, CLOSE, TCP, FAULT, FINDING, MARK ->
                cut(line.kind().word() + " " + line.text(), LABEL) + on;
        };
    }

    private static String message(String text) {
        Optional<JsonValue> json = JsonValue.parse(text);
        Optional<String> command = json.flatMap(value -> value.textAt("/command"));
        if (command.isEmpty()) {
            return cut(text, LABEL);
        }
        String about = json.flatMap(value -> value.textAt("/data/name"))
                .or(() -> json.flatMap(value -> value.at("/data/success")).map(value -> "success " + value))
                .or(() -> json.flatMap(value -> value.at("/data/action_names")).map(JsonValue::toString))
                .or(() -> json.flatMap(value -> value.textAt("/data/message")))
                .orElse("");
        return cut(command.get() + " " + about, LABEL);
    }

    private static String cut(String text, int most) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
        return line.substring(0, end) + "…";
    }
}
