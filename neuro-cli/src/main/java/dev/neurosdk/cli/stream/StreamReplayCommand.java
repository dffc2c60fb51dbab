package dev.neurosdk.cli.stream;

import dev.neurosdk.cli.terminal.Ending;
import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.server.stream.StreamHub;
import dev.neurosdk.server.stream.client.StreamUpdate;
import dev.neurosdk.server.stream.socket.StreamServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code neuro stream replay}. Confined to one thread. */
@Command(
        name = "replay",
        description = {
            "Serves a recording as a live stream: the same topics, types and data in the same order and at the recorded pace,",
            "with new numbers and times."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was played, or it was stopped by Ctrl-C or SIGTERM",
            "1:the recording can't be read, or the stream could not begin",
            "2:the command line is wrong"
        })
final class StreamReplayCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "what neuro stream record, or tail --json, has written")
    private Path file = Path.of("");

    @Mixin
    private ServingOptions options = new ServingOptions();

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "how many times as fast as recorded; 0 for no pauses at all (default: ${DEFAULT-VALUE})")
    private double speed;

    @Option(names = "--wait", description = "begin when the first viewer is there")
    private boolean wait;

    @Option(names = "--loop", description = "begin again at the end")
    private boolean loop;

    @Option(names = "--stay", description = "go on serving at the end, rather than stop")
    private boolean stay;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    StreamReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (!(speed >= 0 && speed <= 1e6)) {
            throw new ParameterException(spec.commandLine(), "--speed: expected 0 to 1000000, was " + speed);
        }
        if (loop && speed == 0) {
            throw new ParameterException(spec.commandLine(), "--loop needs a pace: give a --speed above 0");
        }
        check();
        try (StreamHub hub = options.hub();
                StreamServer server = options.serve(hub)) {
            try (Ending ending = new Ending(() -> ServingOptions.stop(server, hub))) {
                terminal.out().println("Viewers connect to " + server.uri() + ". Ctrl-C ends it.");
                while (wait && server.viewers() == 0 && !Thread.currentThread().isInterrupted()) {
                    ending.await(LOOK);
                }
                long items = 0;
                do {
                    items += play(hub, ending);
                } while (loop && items > 0);
                terminal.out().println("Played " + items + " items.");
                if (stay) {
                    ending.await(null);
                }
            }
        }
        return 0;
    }

    /** Reads the whole file once, so that a fault is told before anybody watches. */
    private void check() throws IOException {
        long items = each(update -> {});
        if (items == 0) {
            throw new IOException(file + ": expected at least one item, was empty");
        }
    }

    private long play(StreamHub hub, Ending ending) throws IOException {
        Pace pace = new Pace(speed, ending);
        return each(update -> {
            pace.keep(update.timestamp());
            long unused =
                    hub.publish(update.topic(), update.type(), update.data().toString());
        });
    }

    private interface Step {
        void take(StreamUpdate update);
    }

    private long each(Step step) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                long at = number;
                step.take(StreamUpdate.parse(line)
                        .orElseThrow(() -> new IOException(file + ", line " + at
                                + ": expected an item with type, data, timestamp, topic and seq, was something else")));
            }
            return number;
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not UTF-8", e);
        }
    }

    /** Waits as long as the recording did, by the time since the first item, so that pauses don't add up. */
    private static final class Pace {

        private final double speed;
        private final Ending ending;
        private final long start = System.nanoTime();
        private @Nullable Instant first;

        Pace(double speed, Ending ending) {
            this.speed = speed;
            this.ending = ending;
        }

        void keep(Instant recorded) {
            if (speed == 0) {
                return;
            }
            Instant begin = first == null ? recorded : first;
            first = begin;
            long due = (long) (Duration.between(begin, recorded).toNanos() / speed);
            long left = due - (System.nanoTime() - start);
            if (left > 0) {
                ending.await(Duration.ofNanos(left));
            }
        }
    }
}
