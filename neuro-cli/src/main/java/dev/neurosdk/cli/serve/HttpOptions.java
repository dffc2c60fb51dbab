package dev.neurosdk.cli.serve;

import dev.neurosdk.cli.option.PortConverter;
import dev.neurosdk.server.NeuroServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What programs may do to the server over HTTP. Confined to one thread. */
final class HttpOptions {

    @Option(
            names = "--no-api",
            description =
                    "do not offer the control API (default: offered where only this machine can connect, and where tokens are asked for)",
            showDefaultValue = Visibility.NEVER)
    private boolean noApi;

    @Option(
            names = "--no-events",
            description = "do not offer the stream of events at /events (default: offered where the control API is)",
            showDefaultValue = Visibility.NEVER)
    private boolean noEvents;

    @Option(
            names = "--randy-port",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "1337",
            converter = PortConverter.class,
            description = "send what is POSTed to this loopback port to every game, as Randy does"
                    + " (default: no such port; ${FALLBACK-VALUE} when N is left out)",
            showDefaultValue = Visibility.NEVER)
    private @Nullable Integer randyPort;

    void apply(NeuroServer.Builder server) {
        if (noApi) {
            server.controlApi(false);
        }
        if (noEvents) {
            server.eventStream(false);
        }
        if (randyPort != null) {
            server.randyPort(randyPort);
        }
    }

    /** What to say about it once the server runs, a line each. */
    static List<String> announcement(NeuroServer server) {
        List<String> lines = new ArrayList<>();
        URI api = server.controlApi();
        if (api != null) {
            URI games = Announcement.reachable(server.uri());
            lines.add("dashboard at " + api.getScheme() + "://" + games.getAuthority() + "/");
            lines.add("control API at " + api.getScheme() + "://" + games.getAuthority() + api.getPath());
        }
        URI events = server.eventStream();
        if (events != null) {
            URI games = Announcement.reachable(server.uri());
            lines.add("events at " + events.getScheme() + "://" + games.getAuthority() + events.getPath());
        }
        server.randyPort().ifPresent(port -> lines.add("injected messages at http://127.0.0.1:" + port + "/"));
        return lines;
    }
}
