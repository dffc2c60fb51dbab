package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.GameMutant.*;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.codec.MessageEncoder;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.testkit.transport.WireListener;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection of the reference game: reads what comes, leaves out what it does not understand. Confined to its game. */
final class ReferenceSession implements WireListener {

    private static final int POLICY = 1008;
    private static final int GAME_OVER = 1000;
    private static final int TRIMMED = 36;
    private static final int FLOOD = 500;
    private static final int LAST_CALLS = 2;
    private static final Duration LONG_QUIET = Duration.ofSeconds(9);
    private static final Duration SLOW = Duration.ofMillis(300);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration LONG_SILENCE = Duration.ofMinutes(10);
    private static final Duration WORK = Duration.ofMillis(20);
    private static final Duration CHOKING = Duration.ofSeconds(20);
    private static final Set<String> OF_GAMES = Set.of(
            GameMessage.Context.COMMAND,
            GameMessage.RegisterActions.COMMAND,
            GameMessage.UnregisterActions.COMMAND,
            GameMessage.ForceActions.COMMAND,
            GameMessage.ActionResult.COMMAND);

    private final ReferenceGame game;
    private @Nullable ReferenceLine line;
    private boolean over;
    private boolean greeted;
    private boolean called;
    private int acknowledgements;
    private int strange;
    private int callsSince;
    private long heard;
    private long heardByWallClock;

    ReferenceSession(ReferenceGame game) {
        this.game = game;
        this.heard = game.now();
        this.heardByWallClock = game.wallClock();
    }

    private boolean is(GameMutant mutant) {
        return game.is(mutant);
    }

    boolean isOver() {
        return over;
    }

    boolean isAcknowledged() {
        return acknowledgements > 0;
    }

    /** The connection is open. */
    void opened(ReferenceLine value) {
        game.exclusively(() -> {
            line = value;
            heard = game.now();
            if (over || !game.isRunning()) {
                value.cut();
                return;
            }
            game.opened();
            if (is(WALL_CLOCK)) {
                watch();
            }
            if (is(EAGER_REREGISTER)) {
                game.after(Duration.ofMillis(20), this::greet);
            } else {
                greet();
            }
        });
    }

    /** Ends it when nothing has come for long, by the time of day. */
    private void watch() {
        game.after(GLANCE, () -> {
            if (game.wallClock() - heardByWallClock > LONG_SILENCE.toNanos()) {
                end();
            } else if (!over) {
                watch();
            }
        });
    }

    private void greet() {
        if (over || greeted) {
            return;
        }
        greeted = true;
        if (!is(STARTUP_ONCE) || game.isFirstConnection()) {
            say(new GameMessage.Startup(ReferenceGame.NAME));
        }
        if (!is(AWAIT_ACK)) {
            game.beforePlay(() -> game.play().join(this));
        }
    }

    void say(GameMessage message) {
        sayRaw(MessageEncoder.encode(message));
    }

    void sayRaw(String text) {
        ReferenceLine open = line;
        if (open != null && !over) {
            open.send(text);
        }
    }

    /** Answers a call. */
    void answer(String id, boolean success, @Nullable String message) {
        String shown = is(TRIM_IDS) && id.length() > TRIMMED ? id.substring(0, TRIMMED) : id;
        String words = !success && is(SHRUG) ? "Not possible now." : message;
        GameMessage.ActionResult result = new GameMessage.ActionResult(ReferenceGame.NAME, shown, success, words);
        if (is(CHOKE_ON_FLOOD) && strange >= FLOOD) {
            game.after(CHOKING, () -> say(result));
            return;
        }
        if (is(STUCK_AFTER_DROP)) {
            game.after(WORK, () -> finish(result));
            return;
        }
        if (game.isSlowedDown()) {
            game.after(SLOW, () -> say(result));
            return;
        }
        say(result);
        if (is(TWO_RESULTS)) {
            say(result);
        }
    }

    private void finish(GameMessage.ActionResult result) {
        if (over) {
            game.play().freeze();
        }
        say(result);
    }

    void end() {
        ReferenceLine open = line;
        if (open != null && !over) {
            open.close(POLICY);
        }
    }

    /** Ends it as a game does that is over. */
    void sayGoodbye() {
        ReferenceLine open = line;
        if (open != null && !over) {
            open.close(GAME_OVER);
        }
    }

    /** Loses it, as if the network had failed. */
    void drop() {
        ReferenceLine open = line;
        if (open != null) {
            open.cut();
        }
    }

    /** Ends it at once, open or still opening. */
    void cut() {
        over = true;
        ReferenceLine open = line;
        if (open != null) {
            open.cut();
        }
    }

    @Override
    public void text(String text) {
        game.exclusively(() -> {
            if (!over && game.isRunning()) {
                received(text);
            }
        });
    }

    private void received(String text) {
        boolean frozen = is(FREEZE_WHEN_QUIET) && game.now() - heard > LONG_QUIET.toNanos();
        if (frozen) {
            return;
        }
        heard = game.now();
        heardByWallClock = game.wallClock();
        if (!(JsonValue.parse(text).orElse(null) instanceof JsonValue.Members message)) {
            notUnderstood(CLOSE_ON_GARBAGE);
        } else if (!(message.members().get("command") instanceof JsonValue.Text command)) {
            notUnderstood(CLOSE_WITHOUT_COMMAND);
        } else if (!isStrange(message)) {
            understood(command.text(), message.members());
        }
    }

    private void notUnderstood(GameMutant ending) {
        strange++;
        if (is(ERROR_REPLY)) {
            say(new GameMessage.Context(ReferenceGame.NAME, "I do not know that command.", true));
        }
        if (is(ending)) {
            end();
        }
    }

    private boolean isStrange(JsonValue.Members message) {
        return is(STRICT_MEMBERS)
                && !(Set.of("command", "data").containsAll(message.members().keySet())
                        && message.at("/data")
                                .filter(data -> data instanceof JsonValue.Members members
                                        && members.members().containsKey("id")
                                        && members.members().size() > 3)
                                .isEmpty());
    }

    private void understood(String command, Map<String, JsonValue> message) {
        JsonValue data = message.get("data");
        switch (command) {
            case "startup" -> acknowledged(data);
            case "action" -> action(data);
            case "actions/reregister_all" -> reregister(data);
            case "shutdown/graceful" -> graceful(data);
            case "shutdown/immediate" -> game.play().leaveAtOnce(this);
            case "speech_finished" -> speech(data);
            case "neuro-check/situation" -> told(data);
            default -> {
                boolean echo = is(CLOSE_ON_ECHO) && OF_GAMES.contains(command);
                notUnderstood(echo ? CLOSE_ON_ECHO : ERROR_REPLY);
            }
        }
    }

    private void told(@Nullable JsonValue data) {
        if (data != null) {
            data.textAt("/name").ifPresent(game::told);
        }
    }

    private void acknowledged(@Nullable JsonValue data) {
        acknowledgements++;
        boolean unwelcome = (is(CLOSE_ON_LATE_ACK) && called) || (is(OLD_SERVER_FOR_EVER) && game.hadOldServer());
        boolean whole = data != null && data.at("/session/displayName").isPresent();
        if (unwelcome || is(CLOSE_ON_ACK) || (is(CLOSE_ON_ODD_ACK) && !whole)) {
            end();
        } else if (is(STARTUP_ON_ACK) && acknowledgements > 1) {
            say(new GameMessage.Startup(ReferenceGame.NAME));
        } else if (is(AWAIT_ACK) && acknowledgements == 1) {
            game.play().join(this);
        }
    }

    private void action(@Nullable JsonValue data) {
        called = true;
        callsSince += strange > 0 ? 1 : 0;
        if (is(DEAF_AFTER_STRANGE) && callsSince > LAST_CALLS) {
            return;
        }
        if (!(data instanceof JsonValue.Members call)) {
            if (is(CLOSE_WITHOUT_DATA)) {
                end();
            }
            return;
        }
        JsonValue id = call.members().get("id");
        if (!(id instanceof JsonValue.Text key)) {
            withoutId(id);
            return;
        }
        if (call.members().get("name") instanceof JsonValue.Text name
                && !name.text().isEmpty()) {
            game.play().called(this, key.text(), name.text(), call.members().get("data"));
        } else if (is(CLOSE_WITHOUT_NAME)) {
            end();
        } else {
            answer(key.text(), false, "name: expected an action. " + game.play().choices());
        }
    }

    private void withoutId(@Nullable JsonValue id) {
        if (id == null && is(CLOSE_WITHOUT_ID)) {
            end();
        } else if (id != null && is(ECHO_RAW_ID)) {
            sayRaw(new JsonText()
                    .beginObject()
                    .member("command", GameMessage.ActionResult.COMMAND)
                    .member("game", ReferenceGame.NAME)
                    .name("data")
                    .beginObject()
                    .embedded("id", id.toString())
                    .member("success", false)
                    .member("message", "id: expected a text")
                    .endObject()
                    .endObject()
                    .toString());
        }
    }

    private void reregister(@Nullable JsonValue data) {
        if (is(CLOSE_ON_NULL_DATA) && data instanceof JsonValue.Nothing) {
            end();
        } else if (is(EAGER_REREGISTER) && !greeted) {
            game.play().join(this);
        } else if (game.has(ReferenceGame.REREGISTER_ALL)) {
            game.play().registerAgain(this);
        }
    }

    private void graceful(@Nullable JsonValue data) {
        if (game.has(ReferenceGame.GRACEFUL_SHUTDOWN)
                && data != null
                && data.at("/wants_shutdown").orElse(null) instanceof JsonValue.Flag flag) {
            game.play().leaveSoon(flag.value());
        }
    }

    private void speech(@Nullable JsonValue data) {
        JsonValue read = data != null && is(INNER_SPEECH) ? data.at("/data").orElse(null) : data;
        JsonValue last = read == null ? null : read.at("/isFinal").orElse(null);
        if (last instanceof JsonValue.Flag flag) {
            game.play().spoken(flag.value());
        } else if (is(CLOSE_ON_SPEECH)) {
            end();
        }
    }

    @Override
    public void binary(byte[] bytes) {
        if (is(DIE_ON_BINARY)) {
            game.exclusively(game::exit);
        }
    }

    @Override
    public void pong(byte[] payload) {}

    @Override
    public void failed(Throwable cause) {}

    @Override
    public void closed(int code, String reason) {
        game.exclusively(() -> {
            over = true;
            game.lost(this, code, line != null);
        });
    }
}
