package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.ServerMutant.*;

import dev.neurosdk.testkit.transport.Acceptor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The voice connections of the reference server: who may come in, and what is said to all of them. Confined to its server. */
final class VoiceRoom {

    private static final String ADDRESS = "/game/([^/]+)/voice(\\?.*)?";
    private static final Duration JUST_NOW = Duration.ofMillis(100);

    final ReferenceServer server;
    private final List<VoiceGuest> guests = new CopyOnWriteArrayList<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private long heard;
    private long lastHeard;

    VoiceRoom(ReferenceServer server) {
        this.server = server;
    }

    static boolean isAddress(String target) {
        return target.matches(ADDRESS);
    }

    /** What becomes of a handshake at the address of voice. */
    Acceptor.Admission decide(String target) {
        boolean offered = server.has(ReferenceServer.VOICE) || server.has(ReferenceServer.NO_VOICE);
        String segment = target.replaceAll(ADDRESS, "$1");
        String name = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        boolean refused = (server.is(VOICE_NO_SLASH) && segment.contains("%2F"))
                || (server.is(VOICE_NO_QUERY) && target.contains("?"))
                || (server.is(VOICE_NEEDS_MAIN) && !server.isPlaying(name))
                || (server.is(VOICE_ONCE_A_NAME) && !seen.add(name));
        if ((!offered || refused) && !server.is(SILENT_VOICE)) {
            return new Acceptor.Refused(404);
        }
        return new Acceptor.Accepted(wire -> {
            VoiceGuest guest = new VoiceGuest(this, wire, name);
            guests.add(guest);
            return guest;
        });
    }

    void left(VoiceGuest guest) {
        guests.remove(guest);
    }

    /** Somebody with voice goes by this name already. */
    boolean isServed(VoiceGuest guest) {
        return guests.stream().anyMatch(other -> other != guest && other.isOn() && other.isCalled(guest));
    }

    void say(String text) {
        guests.stream().filter(VoiceGuest::isOn).forEach(guest -> guest.say(text));
    }

    void play(byte[] samples) {
        guests.forEach(guest -> guest.play(samples));
    }

    /** A frame of a registered speaker. */
    void hear() {
        heard++;
        lastHeard = server.nanos();
    }

    /** How many frames of registered speakers have come. */
    long heard() {
        return heard;
    }

    boolean hearsSomebody() {
        return heard > 0 && server.nanos() - lastHeard < JUST_NOW.toNanos();
    }

    void close() {
        guests.forEach(VoiceGuest::end);
    }

    void reset() {
        guests.forEach(VoiceGuest::reset);
    }
}
