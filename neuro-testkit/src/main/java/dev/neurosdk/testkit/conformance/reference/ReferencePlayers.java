package dev.neurosdk.testkit.conformance.reference;

import static dev.neurosdk.testkit.conformance.reference.GameMutant.*;

import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.audio.Pcm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The other players at the table, who come, go and talk now and then, whether Neuro hears them or not. Confined to their game. */
final class ReferencePlayers {

    private static final Duration FRAME = Duration.ofMillis(20);
    private static final Duration FIRST_WORDS = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration STAY = Duration.ofSeconds(30);
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final int GREETING = 110;
    private static final int REMARK = 50;
    private static final int CHORUS = 600;
    private static final int SINGERS = 8;
    private static final int MANY = 40;
    private static final int USUAL_CAP = 32;
    private static final byte[] TONE = Pcm.tone();

    private final ReferenceGame game;
    private final ReferenceVoice voice;
    private final Map<Integer, String> present = new LinkedHashMap<>();
    private final Map<Integer, Integer> talking = new LinkedHashMap<>();
    private int lastId;
    private int session;

    ReferencePlayers(ReferenceGame game, ReferenceVoice voice) {
        this.game = game;
        this.voice = voice;
        come("Mira");
        come("Tom");
    }

    private int come(String name) {
        lastId++;
        present.put(lastId, name);
        return lastId;
    }

    private boolean is(GameMutant mutant) {
        return game.is(mutant);
    }

    /** Everybody who is there, by id. */
    Map<Integer, String> roster() {
        Map<Integer, String> all = new LinkedHashMap<>();
        present.forEach((id, name) -> {
            if (!is(VOICE_CAPS_SPEAKERS) || all.size() < USUAL_CAP) {
                all.put(id, name);
            }
        });
        return all;
    }

    /** Whether anybody talks now. */
    boolean areTalking() {
        return !talking.isEmpty();
    }

    /** Somebody may be heard from now on: the first one says a greeting, the others follow in turn. */
    void begin() {
        session++;
        talking.clear();
        int mine = session;
        game.after(FIRST_WORDS, () -> {
            if (mine == session) {
                say(first(), GREETING);
                remarkLater(mine, 1);
            }
        });
    }

    /** Nobody is heard any more. */
    void end() {
        session++;
        talking.clear();
    }

    private int first() {
        return present.keySet().iterator().next();
    }

    private void remarkLater(int mine, int turn) {
        game.after(SILENCE, () -> {
            if (mine == session) {
                List<Integer> ids = List.copyOf(present.keySet());
                say(ids.get(turn % ids.size()), REMARK);
                remarkLater(mine, turn + 1);
            }
        });
    }

    private void say(int speaker, int frames) {
        boolean silent = talking.isEmpty();
        talking.merge(speaker, frames, Math::max);
        if (silent) {
            long now = game.now();
            talk(session, now, 1);
        }
    }

    /** One frame of everybody who talks, and the next when it is time for it. */
    private void talk(int mine, long began, int number) {
        if (mine != session) {
            return;
        }
        List.copyOf(talking.keySet()).forEach(speaker -> {
            if (present.containsKey(speaker)) {
                voice.sendAudio(frame(speaker));
            }
            talking.computeIfPresent(speaker, (id, left) -> left > 1 && present.containsKey(id) ? left - 1 : null);
        });
        if (!talking.isEmpty()) {
            long due = began + number * FRAME.toNanos();
            game.after(Duration.ofNanos(Math.max(0, due - game.now())), () -> talk(mine, began, number + 1));
        }
    }

    private byte[] frame(int speaker) {
        if (is(VOICE_NO_HEADER)) {
            return TONE;
        }
        return AudioFrame.of(speaker, is(VOICE_BIG_ENDIAN) ? reversed(TONE) : TONE)
                .bytes();
    }

    private static byte[] reversed(byte[] samples) {
        ByteBuffer other = ByteBuffer.allocate(samples.length).order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < samples.length / Float.BYTES; i++) {
            other.putFloat(Pcm.at(samples, 0, i));
        }
        return other.array();
    }

    // what the game can be told to do

    /** The last one who came has another name now. */
    void rename() {
        int id = last();
        String name = present.get(id) + " the Second";
        if (is(VOICE_NEW_ID_ON_RENAME)) {
            present.remove(id);
            voice.register(Map.of(come(name), name));
        } else {
            present.put(id, name);
            voice.register(Map.of(id, name));
        }
    }

    /** The last one who came leaves, and comes back a little later. */
    void leave() {
        int id = last();
        String name = String.valueOf(present.remove(id));
        if (!is(VOICE_LEAVES_SILENTLY)) {
            voice.unregister(List.of(id));
        }
        game.after(AWAY, () -> voice.register(Map.of(come(name), name)));
    }

    /** Who came last of those who are there. */
    int last() {
        List<Integer> ids = List.copyOf(present.keySet());
        return ids.get(ids.size() - 1);
    }

    /** A party comes in for a while. */
    void crowd() {
        List<Integer> guests = guests(MANY);
        voice.register(roster());
        game.after(STAY, () -> leave(guests));
    }

    /** Some sing for a while. */
    void chorus() {
        List<Integer> guests = guests(SINGERS);
        voice.register(roster());
        List.copyOf(present.keySet()).stream().limit(SINGERS).forEach(id -> say(id, CHORUS));
        game.after(STAY, () -> leave(guests));
    }

    private List<Integer> guests(int wanted) {
        List<Integer> guests = new ArrayList<>();
        while (present.size() < wanted) {
            guests.add(come("Guest " + (lastId + 1)));
        }
        return guests;
    }

    private void leave(List<Integer> guests) {
        guests.forEach(present::remove);
        voice.unregister(guests);
    }
}
