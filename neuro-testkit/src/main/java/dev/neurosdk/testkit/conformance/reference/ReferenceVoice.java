package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.GameMutant.*;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.transport.Dial;
import dev.neurosdk.testkit.transport.Network;
import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The voice chat of the reference game, on a connection of its own that comes and goes without the main one. Asks for voice once
 * the game is connected, comes back after a loss with growing pauses, and gives it up when there is none until the game connects
 * anew. Confined to its game.
 */
final class ReferenceVoice {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(3);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration STORM = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration ECHO = Duration.ofMillis(150);
    private static final int GROWTH = 2;
    private static final int NORMAL = 1000;

    private final ReferenceGame game;
    private final Network network;
    private final URI address;
    private final ReferencePlayers players;
    private @Nullable Ear ear;
    private boolean ready;
    private boolean givenUp;
    private int tries;
    private boolean rosterSent;
    private boolean answered;
    private Duration wait = FIRST_WAIT;
    private Runnable whenAnswered = () -> {};

    ReferenceVoice(ReferenceGame game, Network network, URI server) {
        this.game = game;
        this.network = network;
        this.address = VoiceAddress.of(
                server,
                game.is(VOICE_NO_ENCODE)
                        ? URLEncoder.encode(ReferenceGame.NAME, StandardCharsets.UTF_8)
                        : VoiceAddress.encoded(ReferenceGame.NAME));
        this.players = new ReferencePlayers(game, this);
    }

    private boolean is(GameMutant mutant) {
        return game.is(mutant);
    }

    /** Whether it keeps the game from its work. */
    boolean slowsDown() {
        return is(VOICE_SLOWS_PLAY) && players.areTalking();
    }

    /** Does something at once, or in a flawed game only when voice was granted or not. */
    void beforePlay(Runnable play) {
        if (!is(VOICE_FIRST) || answered) {
            play.run();
        } else {
            whenAnswered = play;
        }
    }

    // the life of the connection

    /** The game has connected. */
    void mainOpened() {
        givenUp = false;
        wait = FIRST_WAIT;
        if (ear == null) {
            connect();
        }
    }

    /** The game has lost its main connection. */
    void mainLost() {
        if (is(VOICE_FOLLOWS_MAIN)) {
            close();
        }
    }

    private void connect() {
        tries++;
        Ear opening = new Ear();
        ear = opening;
        if (network.equals(Network.tcp())) {
            Thread thread = new Thread(() -> open(opening), "neuro-testkit-reference-voice");
            thread.setDaemon(true);
            thread.start();
        } else {
            open(opening);
        }
    }

    private void open(Ear opening) {
        try {
            Wire wire = network.connect(new Dial(address, Map.of(), null, PATIENCE, true), opening);
            game.exclusively(() -> opening.opened(wire));
        } catch (IOException e) {
            game.exclusively(() -> lost(opening));
        }
    }

    private void lost(Ear ended) {
        if (!ended.equals(ear)) {
            return;
        }
        ear = null;
        off();
        if (!game.isRunning()) {
            return;
        }
        if (is(VOICE_SHARES_FATE)) {
            game.cutMain();
        }
        if (!givenUp && !is(VOICE_NO_RECONNECT)) {
            int tried = tries;
            game.after(nextWait(), () -> {
                if (tried == tries && !givenUp) {
                    connect();
                }
            });
        }
    }

    private Duration nextWait() {
        if (is(VOICE_RETRY_STORM)) {
            return STORM;
        }
        Duration now = wait;
        Duration next = wait.multipliedBy(GROWTH);
        wait = next.compareTo(LONGEST_WAIT) < 0 ? next : LONGEST_WAIT;
        return now;
    }

    private void off() {
        ready = false;
        rosterSent = false;
        answered = false;
        players.end();
    }

    /** Ends it, as the game does when it exits. */
    void close() {
        Ear open = ear;
        if (open != null) {
            open.close();
        }
    }

    // what it says

    private void say(String command, @Nullable String data) {
        JsonText text = new JsonText().beginObject().member("command", command).member("game", ReferenceGame.NAME);
        if (data != null) {
            text.embedded("data", data);
        }
        Ear open = ear;
        if (open != null) {
            open.send(text.endObject().toString());
        }
    }

    private void start() {
        say("voice/start", null);
        if (is(VOICE_EAGER)) {
            begin();
        }
    }

    private void begin() {
        if (!(is(VOICE_ROSTER_ONCE) && rosterSent)) {
            rosterSent = true;
            ready = true;
            register(players.roster());
        }
        players.begin();
    }

    void register(Map<Integer, String> speakers) {
        if (ready) {
            JsonText data = new JsonText().beginObject().name("speakers").beginArray();
            speakers.forEach((id, name) ->
                    data.beginObject().member("id", id).member("name", name).endObject());
            say("voice/speakers/register", data.endArray().endObject().toString());
        }
    }

    void unregister(List<Integer> ids) {
        if (ready && !ids.isEmpty()) {
            say("voice/speakers/unregister", "{\"ids\":" + ids.toString().replace(" ", "") + '}');
        }
    }

    void sendAudio(byte[] frame) {
        Ear open = ear;
        if (ready && open != null) {
            open.sendAudio(frame);
        }
    }

    /** Does what it is told to, if it is about voice. */
    void told(String what) {
        switch (what) {
            case "rename-player" -> players.rename();
            case "player-leaves" -> players.leave();
            case "crowd" -> players.crowd();
            case "chorus" -> players.chorus();
            case "restart-voice" -> restart();
            default -> {}
        }
    }

    private void restart() {
        say("voice/stop", null);
        ready = false;
        players.end();
        Ear stopped = ear;
        game.after(PAUSE, () -> {
            if (stopped != null && stopped.equals(ear)) {
                start();
            }
        });
    }

    // what it hears

    private void heard(String text) {
        JsonValue json = JsonValue.parse(text).orElse(new JsonValue.Nothing());
        switch (json.textAt("/command").orElse("")) {
            case "voice/ready" -> {
                wait = FIRST_WAIT;
                answered();
                ready = true;
                begin();
            }
            case "voice/unavailable" -> {
                givenUp = !is(VOICE_RETRY_STORM);
                answered();
            }
            case "voice/cancelled" -> {
                if (is(VOICE_ENDS_ON_CANCEL)) {
                    close();
                }
            }
            case "voice/speaking" -> {}
            default -> {
                if (is(VOICE_ENDS_ON_UNKNOWN)) {
                    close();
                }
            }
        }
    }

    private void answered() {
        answered = true;
        whenAnswered.run();
        whenAnswered = () -> {};
    }

    /** Nobody at the table plays what Neuro says but the voice chat, so that it is dropped here. */
    private void heard(byte[] bytes) {
        if (is(VOICE_BY_FIRST_BYTE) && bytes.length > 0 && bytes[0] == '{') {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (JsonValue.parse(text).isEmpty()) {
                close();
            }
        } else if (is(VOICE_ECHO) && bytes.length % Float.BYTES == 0 && bytes.length > 0) {
            byte[] frame = AudioFrame.of(players.last(), bytes).bytes();
            game.after(ECHO, () -> sendAudio(frame));
        }
    }

    /** One connection. */
    private final class Ear implements WireListener {
        private @Nullable Wire wire;
        private boolean over;

        void opened(Wire value) {
            wire = value;
            if (over || !game.isRunning()) {
                value.disconnect();
            } else {
                start();
            }
        }

        void send(String text) {
            Wire open = wire;
            if (open != null) {
                var unused = open.sendText(text);
            }
        }

        void sendAudio(byte[] bytes) {
            Wire open = wire;
            if (open != null) {
                var unused = open.sendBinary(bytes);
            }
        }

        void close() {
            Wire open = wire;
            if (open != null) {
                var unused = open.close(NORMAL, "");
            }
        }

        @Override
        public void text(String text) {
            game.exclusively(() -> heard(text));
        }

        @Override
        public void binary(byte[] bytes) {
            game.exclusively(() -> heard(bytes));
        }

        @Override
        public void pong(byte[] payload) {}

        @Override
        public void failed(Throwable cause) {}

        @Override
        public void closed(int code, String reason) {
            game.exclusively(() -> {
                over = true;
                lost(this);
            });
        }
    }
}
