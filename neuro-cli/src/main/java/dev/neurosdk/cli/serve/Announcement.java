package dev.neurosdk.cli.serve;

import dev.neurosdk.cli.option.PlayedCharacter;
import dev.neurosdk.cli.terminal.HarmlessText;
import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.edition.Edition;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code neuro serve} says first. Immutable.
 *
 * @param uri where it listens
 * @param tokens whether a game must show a token
 * @param style what the terminal can show
 */
record Announcement(URI uri, boolean tokens, Style style) {

    private static final int NAME_COLUMNS = 60;

    String text(PlayedCharacter character, String decider, long seed, Edition edition, List<String> more) {
        String name = HarmlessText.fit(character.displayName() + " (" + character.id() + ")", NAME_COLUMNS, "");
        List<String> lines = new ArrayList<>();
        lines.add(style.paint(Paint.BOLD, name) + " listens on " + reachable(uri));
        lines.add("  decider " + decider + ", seed " + seed + "; edition " + edition.id());
        more.forEach(line -> lines.add("  " + line));
        lines.add("  point a game at it:");
        lines.add("NEURO_SDK_WS_URL=" + reachable(uri) + (tokens ? "?token=TOKEN" : ""));
        lines.add(style.paint(
                Paint.DIM,
                "  " + style.sign(Sign.FROM) + " from a game, " + style.sign(Sign.TO) + " to a game; Ctrl-C stops"));
        lines.add("");
        return String.join(System.lineSeparator(), lines);
    }

    /** Whether other machines can connect. */
    boolean isReachableFromElsewhere() {
        return !address(uri).isLoopbackAddress();
    }

    String warning() {
        return "warning: " + uri.getHost()
                + " can be reached from other machines, and --insecure was given: anybody there may be able to play";
    }

    /** The address for a game on this machine: a wildcard is no address to connect to. */
    static URI reachable(URI uri) {
        InetAddress address = address(uri);
        if (!address.isAnyLocalAddress()) {
            return uri;
        }
        String loopback = address.getAddress().length == 4 ? "127.0.0.1" : "[::1]";
        return URI.create(uri.getScheme() + "://" + loopback + ":" + uri.getPort());
    }

    private static InetAddress address(URI uri) {
        try {
            return InetAddress.getByName(uri.getHost());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a server listens on a host that nobody knows: " + uri, e);
        }
    }
}
