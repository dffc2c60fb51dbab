package dev.neurosdk.cli.record;

import dev.neurosdk.cli.option.ColorOption;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.SessionLog;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neuro log show}. Confined to one thread. */
@Command(
        name = "show",
        description = "Prints a session log for people, and whether it is whole.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the log is whole", "1:it is not, or can't be read", "2:the command line is wrong"})
final class LogShowCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "the session log")
    private Path file = Path.of("");

    @Option(names = "--controls", description = "also pings and pongs")
    private boolean controls;

    @Mixin
    private ColorOption color = new ColorOption();

    LogShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        SessionLog log = LogFiles.read(file);
        Style style = color.style(terminal);
        LiveLines lines = new LiveLines(
                style, terminal.columns(), ZoneId.systemDefault(), log.head().start()::plusNanos);
        Tally tally = new Tally();
        terminal.out().println(words(log.head()));
        for (LogEntry entry : log.entries()) {
            tally.record(entry);
            if (controls || !(entry instanceof LogEntry.Control)) {
                terminal.out().println(entry.accept(lines));
            }
        }
        terminal.out().println(tally.text(style));
        terminal.out().println(words(log));
        return log.complete() ? 0 : 1;
    }

    private static String words(LogHead head) {
        return head.start() + ", " + head.tool() + " as " + head.role().name().toLowerCase(Locale.ROOT) + ", edition "
                + head.edition() + (head.seed() == null ? "" : ", seed " + head.seed())
                + (head.coarse() ? ", coarse times" : "") + (head.redacted() ? ", redacted" : "");
    }

    private static String words(SessionLog log) {
        String skipped = log.skipped() == 0 ? "" : ", " + log.skipped() + " lines of a later version left out";
        return switch (log.integrity()) {
            case COMPLETE -> "The log is whole" + skipped + ".";
            case TRUNCATED -> "The log has no footer" + skipped + ": its writer did not come to an end.";
            case ALTERED -> "The log's footer does not fit" + skipped + ": somebody changed it.";
        };
    }
}
