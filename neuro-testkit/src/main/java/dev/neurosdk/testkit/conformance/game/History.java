package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.protocol.codec.Decoded;
import dev.neurosdk.protocol.codec.MessageDecoder;
import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.GameMessage;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.recording.LogEntry;
import dev.neurosdk.testkit.recording.Recorder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the whole run has shown of the game, over all connections. Thread-safe. */
final class History implements Recorder {

    private static final long SOON = Duration.ofSeconds(2).toNanos();

    private final MessageDecoder decoder;
    private final VoiceHistory voice = new VoiceHistory();
    private final Map<String, ActionDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, String> called = new HashMap<>();
    private final Map<String, Long> succeeded = new HashMap<>();
    private final Set<String> pending = new HashSet<>();
    private final Set<String> disposable = new HashSet<>();
    private final Set<String> forced = new HashSet<>();
    private final Map<String, Long> gone = new LinkedHashMap<>();
    private final List<String> contexts = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> pongs = new ArrayList<>();
    private long registrations;
    private long forces;

    History(Edition edition) {
        decoder = new MessageDecoder(edition, MessageDecoder.DEFAULT_MAX_LENGTH);
    }

    @Override
    public synchronized void record(LogEntry entry) {
        if (voice.take(entry)) {
            return;
        }
        if (entry instanceof LogEntry.Opened) {
            gone.clear();
            pending.clear();
        } else if (entry instanceof LogEntry.Message message && message.opcode() == LogEntry.Opcode.TEXT) {
            message(message);
        } else if (entry instanceof LogEntry.Control control
                && control.direction() == Direction.C2S
                && control.kind() == LogEntry.ControlKind.PONG) {
            pongs.add(new String(control.payload(), StandardCharsets.ISO_8859_1));
        }
    }

    /** What the run has shown of voice. */
    VoiceHistory voice() {
        return voice;
    }

    /** The payloads of all pongs so far, in order, each byte as a character; a copy. */
    synchronized List<String> pongs() {
        return List.copyOf(pongs);
    }

    private void message(LogEntry.Message message) {
        if (message.direction() == Direction.S2C) {
            if (decoder.decodeNeuro(message.text()) instanceof Decoded.Understood<NeuroMessage> understood
                    && understood.message() instanceof NeuroMessage.Action action) {
                called.put(action.id(), action.name());
                pending.add(action.name());
            }
        } else if (decoder.decodeGame(message.text()) instanceof Decoded.Understood<GameMessage> understood) {
            texts.put(understood.message().command(), message.text());
            said(understood.message(), message.nanos());
        }
    }

    private void said(GameMessage message, long now) {
        if (message instanceof GameMessage.RegisterActions register) {
            registrations++;
            register.actions().forEach(action -> {
                definitions.put(action.name(), action);
                gone.remove(action.name());
            });
        } else if (message instanceof GameMessage.UnregisterActions unregister) {
            unregister.actionNames().forEach(name -> taken(name, now));
        } else if (message instanceof GameMessage.ForceActions force) {
            forces++;
            forced.addAll(force.actionNames());
        } else if (message instanceof GameMessage.Context context) {
            contexts.add(context.message());
        } else if (message instanceof GameMessage.ActionResult result) {
            Optional.ofNullable(called.get(result.id())).ifPresent(name -> {
                pending.remove(name);
                if (result.success()) {
                    succeeded.put(name, now);
                }
            });
        }
    }

    private void taken(String name, long now) {
        if (definitions.containsKey(name)) {
            gone.put(name, now);
        }
        if (pending.contains(name) || now - succeeded.getOrDefault(name, now - SOON) < SOON) {
            disposable.add(name);
        }
    }

    /** Whether an action was seen to be taken back when it had succeeded. */
    synchronized boolean isDisposable(String name) {
        return disposable.contains(name);
    }

    synchronized boolean wasForced(String name) {
        return forced.contains(name);
    }

    /** The actions that were registered on this connection and are not any more, the last one last, with when that was. */
    synchronized Map<ActionDefinition, Long> unregistered() {
        Map<ActionDefinition, Long> found = new LinkedHashMap<>();
        gone.forEach((name, since) ->
                Optional.ofNullable(definitions.get(name)).ifPresent(action -> found.put(action, since)));
        return found;
    }

    /** Every context so far, in order; a copy. */
    synchronized List<String> contexts() {
        return List.copyOf(contexts);
    }

    /** The last text of each command that the game has sent. */
    synchronized List<String> texts() {
        return List.copyOf(texts.values());
    }

    synchronized long registrations() {
        return registrations;
    }

    synchronized long forces() {
        return forces;
    }
}
