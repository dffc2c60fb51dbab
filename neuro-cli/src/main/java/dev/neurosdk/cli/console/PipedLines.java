package dev.neurosdk.cli.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Lines from a pipe or a file: no prompts, no editing. Read by one thread, printed to by any. */
final class PipedLines implements LineSource {

    private static final int READ_AHEAD = 16;

    private final BlockingQueue<Typed> lines = new ArrayBlockingQueue<>(READ_AHEAD);
    private final PrintStream out;
    private boolean ended;

    PipedLines(InputStream in, Charset charset, PrintStream out) {
        this.out = out;
        Thread thread = new Thread(() -> pump(new BufferedReader(new InputStreamReader(in, charset))), "neuro-stdin");
        thread.setDaemon(true);
        thread.start();
    }

    private void pump(BufferedReader in) {
        try {
            try {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    lines.put(new Typed.Line(line));
                }
            } catch (IOException e) {
                // A pipe that breaks has no more lines, like one that is closed.
            }
            lines.put(new Typed.Ended());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Typed read(Ask ask) {
        if (ended) {
            return new Typed.Ended();
        }
        try {
            Typed next = lines.take();
            ended = next instanceof Typed.Ended;
            return next;
        } catch (InterruptedException e) {
            return new Typed.Interrupted("");
        }
    }

    @Override
    public void print(String text) {
        out.println(text);
    }

    @Override
    public void completeBy(Completion completion) {}

    @Override
    public void close() {}
}
