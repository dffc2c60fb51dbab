package dev.neurosdk.testkit.conformance.judge;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.testkit.audio.AudioFrame;
import dev.neurosdk.testkit.audio.Pcm;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases about the voice channel of games. */
final class VoiceJudges {

    private VoiceJudges() {}

    /** The first message asks for voice. */
    static final class Handshake extends VoiceJudge {
        @Override
        void control(Said said, JsonValue json, boolean first) {
            if (!first) {
                return;
            }
            opportunity();
            if (!json.textAt("/command").orElse("").equals(START)
                    || json.textAt("/game").orElse("").isBlank()
                    || json.at("/data").isPresent()) {
                String came = json instanceof JsonValue.Nothing ? "no JSON" : json.toString();
                said.broken("expected a text frame with voice/start, the game and no data first, was " + came);
            }
        }
    }

    /** Both channels go by one name. */
    static final class SameName extends VoiceJudge {
        private @Nullable String main;

        @Override
        void message(Observation seen) {
            if (seen.game() != null) {
                main = seen.game().game();
            }
        }

        @Override
        void control(Said said, JsonValue json, boolean first) {
            String game = json.textAt("/game").orElse("");
            if (main == null || game.isEmpty()) {
                return;
            }
            opportunity();
            if (!game.equals(main)) {
                said.broken("expected the game of the main connection, " + Texts.quoted(main) + ", was "
                        + Texts.quoted(game));
            }
        }
    }

    /** Ids and names of speakers. */
    static final class Speakers extends VoiceJudge {
        @Override
        void control(Said said, JsonValue json, boolean first) {
            if (!json.textAt("/command").orElse("").equals(REGISTER)) {
                return;
            }
            opportunity();
            if (!(json.at("/data/speakers").orElse(null) instanceof JsonValue.Elements)) {
                said.broken("expected an array of speakers, was " + json);
            }
            Set<Integer> ids = new HashSet<>();
            for (JsonValue speaker : items(json, "/data/speakers")) {
                int id = number(speaker, "/id");
                if (id < 0 || !ids.add(id)) {
                    said.broken("expected an integer from 0 to 65535 of its own as id, was " + speaker);
                }
                if (speaker.textAt("/name").orElse("").isBlank()) {
                    said.broken("expected the player's name, was " + speaker);
                }
            }
        }
    }

    /** Audio only of those who are registered. */
    static final class Registered extends VoiceJudge {
        @Override
        void audio(Said said, AudioFrame frame, boolean flawed) {
            if (flawed) {
                return;
            }
            opportunity();
            if (!isRegistered(said.connection(), frame.speaker())) {
                said.broken("expected audio of a registered speaker, was speaker " + frame.speaker());
            }
        }
    }

    /** The four bytes before the samples. */
    static final class Header extends VoiceJudge {
        @Override
        void audio(Said said, AudioFrame frame, boolean flawed) {
            opportunity();
            if (flawed) {
                said.broken(frame.flaw());
            }
        }
    }

    /** Frames are neither short nor long. */
    static final class Length extends VoiceJudge {
        private static final int SHORTEST = 480;
        private static final int LONGEST = 4800;
        private static final int USUAL = 960;

        @Override
        void audio(Said said, AudioFrame frame, boolean flawed) {
            if (flawed) {
                return;
            }
            opportunity();
            String message = "expected 960 samples in a frame, was " + frame.count();
            if (frame.count() < SHORTEST || frame.count() > LONGEST) {
                said.broken(message);
            } else if (frame.count() != USUAL) {
                said.saw(Verdict.ADVISE, message);
            }
        }
    }

    /** Samples are numbers in range, in the right byte order. */
    static final class Samples extends VoiceJudge {
        private static final double TOLERATED = 1.5;
        private static final double ABSURD = 1e10;

        @Override
        void audio(Said said, AudioFrame frame, boolean flawed) {
            if (flawed) {
                return;
            }
            opportunity();
            int denormal = 0;
            float furthest = 0;
            for (int i = 0; i < frame.count(); i++) {
                float sample = frame.sample(i);
                if (!Float.isFinite(sample)) {
                    said.saw(Verdict.FAIL, "expected finite samples, was " + sample + " at sample " + i);
                    return;
                }
                furthest = Math.max(furthest, Math.abs(sample));
                denormal += sample != 0 && Math.abs(sample) < Float.MIN_NORMAL ? 1 : 0;
            }
            if (furthest > ABSURD || denormal > frame.count() / 2) {
                said.saw(
                        Verdict.FAIL,
                        "expected 32-bit floats, little-endian; these look like 16-bit integers or another byte order");
            } else if (furthest > TOLERATED) {
                said.broken("expected samples from -1 to 1, was " + furthest);
            }
        }
    }

    /** Neither faster nor slower than somebody talks. */
    static final class Pace extends VoiceJudge {
        private static final long WINDOW = Duration.ofSeconds(2).toNanos();
        private static final long PAUSE = Duration.ofMillis(300).toNanos();
        private static final double FASTEST = 1.1;
        private static final double SLOWEST = 0.8;

        /** A stretch of talk that is being measured. */
        private static final class Stretch {
            final long began;
            long last;
            long samples;

            Stretch(long began) {
                this.began = began;
                this.last = began;
            }
        }

        private final Map<String, Stretch> talking = new HashMap<>();

        @Override
        void audio(Said said, AudioFrame frame, boolean flawed) {
            if (flawed) {
                return;
            }
            String speaker = said.connection() + " " + frame.speaker();
            @Nullable Stretch stretch = talking.get(speaker);
            if (stretch == null || said.nanos() - stretch.last > PAUSE) {
                talking.put(speaker, new Stretch(said.nanos()));
                return;
            }
            stretch.last = said.nanos();
            stretch.samples += frame.count();
            if (said.nanos() - stretch.began >= WINDOW) {
                opportunity();
                double rate = stretch.samples * 1e9 / (said.nanos() - stretch.began);
                if (rate > FASTEST * Pcm.RATE || rate < SLOWEST * Pcm.RATE) {
                    said.broken("expected about 48000 samples a second of speaker " + frame.speaker() + ", was "
                            + Math.round(rate));
                }
                talking.put(speaker, new Stretch(said.nanos()));
            }
        }
    }

    /** Who is silent sends nothing. */
    static final class Silence extends VoiceJudge {
        private static final double QUIET = Math.pow(10, -70 / 20.0);

        private final Map<String, Long> quiet = new HashMap<>();

        @Override
        void audio(Said said, AudioFrame frame, boolean flawed) {
            if (flawed) {
                return;
            }
            opportunity();
            String speaker = said.connection() + " " + frame.speaker();
            if (frame.loudness() >= QUIET) {
                quiet.remove(speaker);
            } else if (quiet.merge(speaker, (long) frame.count(), Long::sum) > 2 * Pcm.RATE) {
                quiet.remove(speaker);
                said.broken("expected no audio of who is silent, was 2 s of silence of speaker " + frame.speaker());
            }
        }
    }
}
