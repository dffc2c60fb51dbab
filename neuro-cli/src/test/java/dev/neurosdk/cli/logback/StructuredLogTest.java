package dev.neurosdk.cli.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class StructuredLogTest {

    private static final String EVENTS = "dev.neurosdk.events";

    private final Logger events = LoggerFactory.getLogger(EVENTS);
    private final Logger server = LoggerFactory.getLogger("dev.neurosdk.server.connection.Port");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void json_isOneObjectALine_withPairs() {
        Runnable end = StructuredLog.start(LogFormat.JSON, EVENTS, "DEBUG", out);
        events.atDebug()
                .addKeyValue("session", 7)
                .addKeyValue("game", "a \"b\"\n")
                .log("Received {}", "context");
        server.atWarn().setCause(new IllegalStateException("why")).log("It failed");
        end.run();

        List<String> lines = written();
        assertThat(lines).hasSize(2);
        JsonObject first = JsonParser.parseString(lines.get(0)).getAsJsonObject();
        assertThat(first.get("formattedMessage").getAsString()).isEqualTo("Received context");
        assertThat(first.get("level").getAsString()).isEqualTo("DEBUG");
        assertThat(first.get("loggerName").getAsString()).isEqualTo(EVENTS);
        assertThat(pairs(first)).containsEntry("session", "7").containsEntry("game", "a \"b\"\n");
        assertThat(lines.get(1)).contains("IllegalStateException", "why");
    }

    @Test
    void text_isALine_withQuotedPairs_andTheTraceIndented() {
        Runnable end = StructuredLog.start(LogFormat.TEXT, EVENTS, "DEBUG", out);
        events.atInfo()
                .addKeyValue("session", 7)
                .addKeyValue("game", "x\" session=9\n2026")
                .log("Connected\nthen");
        server.atError().setCause(new IllegalStateException("why")).log("It failed");
        end.run();

        List<String> lines = written();
        assertThat(lines.get(0)).matches("\\S+Z INFO  Connected then session=7 game=\"x\\\\\" session=9 2026\"");
        assertThat(lines.get(1)).endsWith("ERROR It failed");
        assertThat(lines.get(2)).isEqualTo("    java.lang.IllegalStateException: why");
        assertThat(lines.subList(3, lines.size())).allMatch(line -> line.startsWith("    "));
    }

    @Test
    void level_decidesHowMuchOfTheEventsIsWritten_andNothingOfTheRestBelowWarn() {
        Runnable end = StructuredLog.start(LogFormat.TEXT, EVENTS, "WARN", out);
        events.info("no");
        events.warn("yes");
        server.info("no");
        server.warn("yes");
        end.run();
        assertThat(written()).hasSize(2).allMatch(line -> line.endsWith("yes"));
    }

    @Test
    void afterTheEnd_nothingIsWritten() {
        Runnable end = StructuredLog.start(LogFormat.TEXT, EVENTS, "INFO", out);
        end.run();
        end.run();
        events.info("late");
        assertThat(written()).isEmpty();
        assertThat(events.isInfoEnabled()).isFalse();
    }

    @Test
    void file_isAppendedTo_andAnImpossibleOneIsExplained(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("neuro.log");
        Files.writeString(file, "before\n");
        Runnable end = StructuredLog.start(LogFormat.TEXT, EVENTS, "INFO", StructuredLog.appendTo(file));
        events.info("after");
        end.run();
        assertThat(Files.readAllLines(file)).hasSize(2).first().isEqualTo("before");

        Path nowhere = folder.resolve("no").resolve("neuro.log");
        assertThatIOException()
                .isThrownBy(() -> StructuredLog.appendTo(nowhere))
                .withMessage("cannot write the log to " + nowhere + ": there is no such directory");
    }

    private List<String> written() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Map<String, String> pairs(JsonObject line) {
        Map<String, String> pairs = new HashMap<>();
        for (JsonElement pair : line.getAsJsonArray("kvpList")) {
            pair.getAsJsonObject().asMap().forEach((key, value) -> pairs.put(key, value.getAsString()));
        }
        return pairs;
    }
}
