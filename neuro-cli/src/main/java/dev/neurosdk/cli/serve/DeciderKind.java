package dev.neurosdk.cli.serve;

import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.FirstActionDecider;
import dev.neurosdk.server.decider.ManualDecider;
import dev.neurosdk.server.decider.RandomDecider;
import dev.neurosdk.server.decider.script.Script;
import dev.neurosdk.server.decider.script.ScriptedDecider;
import dev.neurosdk.server.force.ForceRules;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The brains that {@code --decider} offers. */
enum DeciderKind {
    /** Any of the offered actions, with random data. */
    RANDOM {
        @Override
        Decider make(long seed, DeciderOptions options) {
            return new RandomDecider(options.random(seed));
        }
    },
    /** The first of the offered actions. */
    FIRST {
        @Override
        Decider make(long seed, DeciderOptions options) {
            return new FirstActionDecider();
        }
    },
    /** Whatever the script says. */
    SCRIPTED {
        @Override
        Decider make(long seed, DeciderOptions options) throws IOException {
            Map<String, Decider> others =
                    Map.of("random", RANDOM.make(seed, options), "first", FIRST.make(seed, options));
            return new ScriptedDecider(Script.read(options.script(), others));
        }
    },
    /** A person. */
    CONSOLE {
        @Override
        Decider make(long seed, DeciderOptions options) {
            return new ManualDecider();
        }

        @Override
        Duration decisionLimit() {
            return Duration.ofHours(1);
        }
    };

    /**
     * Makes the brain.
     *
     * @throws IOException when a file that it needs can't be used; the message says why
     */
    abstract Decider make(long seed, DeciderOptions options) throws IOException;

    /** How long it may take for one answer, unless the command line says otherwise. */
    Duration decisionLimit() {
        return ForceRules.DEFAULT.decisionLimit();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
