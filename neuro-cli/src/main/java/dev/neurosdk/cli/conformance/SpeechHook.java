package dev.neurosdk.cli.conformance;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.cli.testee.TesteeProcess;
import dev.neurosdk.testkit.conformance.server.SpeechCue;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A command that makes the server under test speak, where there is one; nobody waits for its end. Confined to one thread. */
final class SpeechHook implements SpeechCue, AutoCloseable {

    private final @Nullable TesteeProcess process;
    private final URI server;

    SpeechHook(@Nullable String command, URI server, Terminal terminal) {
        this.process = command == null ? null : TesteeProcess.ofShell(command, terminal);
        this.server = requireNonNull(server, "server");
    }

    @Override
    public boolean give() throws IOException {
        if (process == null) {
            return false;
        }
        process.start(server);
        return true;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
