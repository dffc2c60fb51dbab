package dev.neurosdk.cli.record;

import dev.neurosdk.cli.terminal.Ending;
import dev.neurosdk.cli.terminal.LinePrinter;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.testkit.fault.FaultPlan;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.LogHead;
import dev.neurosdk.testkit.recording.LogWriter;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import dev.neurosdk.testkit.watch.Watch;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Stands between games and a server until it is stopped. Confined to one thread. */
final class Proxying {

    private final Terminal terminal;
    private final ProxyOptions options;
    private final @Nullable Path file;
    private final boolean conversation;
    private final Style style;
    private final Tally tally = new Tally();

    Proxying(Terminal terminal, ProxyOptions options, @Nullable Path file, boolean conversation) {
        this.terminal = terminal;
        this.options = options;
        this.file = file;
        this.conversation = conversation;
        this.style = options.style(terminal);
    }

    int run() throws IOException {
        FaultPlan plan = options.faults();
        try (LogWriter log = writer();
                LinePrinter printer = new LinePrinter(terminal.out())) {
            Recorder shown = shown(printer);
            Watch watch = start(plan, log == null ? shown : log.and(shown));
            printer.print(announcement(watch, plan));
            try (Ending ending = new Ending(() -> finish(watch, log, printer))) {
                ending.await(options.limit());
            }
            return finish(watch, log, printer);
        }
    }

    private @Nullable LogWriter writer() throws IOException {
        if (file == null) {
            return null;
        }
        LogHead head = LogHead.of(LogHead.Role.PROXY, options.edition(), Instant.now());
        LogHead seeded = options.faults().isEmpty() ? head : head.withSeed(options.seed());
        return LogFiles.create(file, options.redact() ? seeded.withRedaction() : seeded, Timeline.real());
    }

    private Recorder shown(LinePrinter printer) {
        Instant start = Instant.now();
        long zero = Timeline.real().nanos();
        LiveLines lines = new LiveLines(
                style, terminal.columns(), ZoneId.systemDefault(), nanos -> start.plusNanos(nanos - zero));
        return tally.and(entry -> {
            if (conversation ? !(entry instanceof LogEntry.Control) : isNews(entry)) {
                printer.printLater(() -> entry.accept(lines));
            }
        });
    }

    /** What is printed even where the conversation is not. */
    private static boolean isNews(LogEntry entry) {
        return entry instanceof LogEntry.Finding
                || (entry instanceof LogEntry.Tcp tcp && !tcp.detail().isEmpty())
                || (entry instanceof LogEntry.Mark mark && mark.text().startsWith("recording fell behind"));
    }

    private Watch start(FaultPlan plan, Recorder recorder) throws IOException {
        try {
            return Watch.builder()
                    .listen(options.listen().host(), options.listen().port())
                    .upstream(options.upstream())
                    .edition(options.edition())
                    .recorder(recorder)
                    .faults(plan, options.seed())
                    .start();
        } catch (IllegalArgumentException e) {
            throw options.usage(e.getMessage(), e);
        } catch (BindException e) {
            throw new IOException(
                    options.listen() + " can't be listened on (" + e.getMessage() + "): choose another with --listen, 0"
                            + " for any free port",
                    e);
        }
    }

    private String announcement(Watch watch, FaultPlan plan) {
        String address = watch.uri().toString().replaceFirst("/$", "");
        String separator = System.lineSeparator();
        return "Games connect to " + address + ", the server is " + options.upstream() + ". Ctrl-C ends it." + separator
                + (plan.isEmpty() ? "" : "Faults: plan " + plan.name() + ", seed " + options.seed() + separator)
                + (file == null ? "" : "Session log: " + file + (options.redact() ? ", redacted" : "") + separator)
                + "NEURO_SDK_WS_URL=" + address;
    }

    private int finish(Watch watch, @Nullable LogWriter log, LinePrinter printer) {
        watch.close();
        int code = options.strict() && tally.isBad() ? 1 : 0;
        printer.print(tally.text(style));
        if (log != null) {
            try {
                log.close();
                printer.print("Session log: " + file + ", " + log.count() + " entries");
            } catch (IOException e) {
                printer.close();
                terminal.err().println("neuro: the session log is not whole: " + e.getMessage());
                return 1;
            }
        }
        printer.close();
        return code;
    }
}
