package dev.neurosdk.cli.feed;

import dev.neurosdk.cli.terminal.Ending;
import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.LinePrinter;
import dev.neurosdk.cli.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a feed that run in this process: says what runs where, and stops all of them, the last one first. Thread-safe. */
final class Parts {

    private static final Logger LOG = LoggerFactory.getLogger(CommonOptions.LOGGER);
    private static final int COLUMNS = 300;

    private final LinePrinter printer;
    private final Runnable endLog;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    /** Starts parts. */
    interface Starter {
        void start(Parts parts) throws IOException;
    }

    private Parts(LinePrinter printer, Runnable endLog) {
        this.printer = printer;
        this.endLog = endLog;
    }

    /** Starts parts and keeps them running until a signal comes. */
    static void run(Terminal terminal, CommonOptions options, Starter starter) throws IOException {
        try (LinePrinter printer = new LinePrinter(terminal.out())) {
            Parts parts = new Parts(printer, options.startLog());
            try (Ending ending = new Ending(parts::end)) {
                starter.start(parts);
                parts.say("Ctrl-C stops it.");
                ending.await(null);
            } finally {
                parts.stop();
            }
        }
    }

    /** Says that a part runs, and keeps it to be stopped. */
    void add(String name, String words, AutoCloseable part) {
        synchronized (running) {
            running.addLast(part);
        }
        LOG.info("{} runs: {}", name, words);
        say(String.format(Locale.ROOT, "%-10s %s", name, words));
    }

    void say(String line) {
        printer.print(line);
    }

    /** Tells of something that is wrong and may come right again. */
    void complain(String words) {
        String harmless = HarmlessText.fit(words, COLUMNS, "...");
        LOG.warn("{}", harmless);
        say("! " + harmless);
    }

    private int end() {
        stop();
        say("Stopped.");
        printer.close();
        return 0;
    }

    private void stop() {
        while (true) {
            AutoCloseable last;
            synchronized (running) {
                last = running.pollLast();
            }
            if (last == null) {
                break;
            }
            try {
                last.close();
            } catch (Exception e) {
                LOG.warn("A part did not stop properly", e);
            }
        }
        LOG.info("stopped");
        endLog.run();
    }
}
