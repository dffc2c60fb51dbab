package dev.neurosdk.server.decider.script;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a character does, step by step, as data. Immutable. Played by a {@link ScriptedDecider}.
 *
 * <p>As text a script is one step a line:
 *
 * <pre>{@code
 * # comments and empty lines are passed over
 * answer open_door {"door": "left"}     waits for a force and answers it; the data is checked as JSON
 * in "Star *" answer wave               only a force of such a game
 * offering dock answer sail             only a force that offers such an action
 * answer! open_door [1, 2               sends the data as it stands, right or wrong
 * fail the model is down                fails, and may be asked again
 * decline not today                     ends the force without a choice
 * ignore                                never answers
 * act wave {"at": "you"}                acts unasked, as soon as a game offers the action; act! as above
 * wait 2.5s                             pauses; units are ms, s and m
 * end repeat                            what follows; give-up (the default), repeat, or a decider by its name
 * }</pre>
 *
 * @param steps the steps in order; copied
 * @param end what becomes of forces afterwards
 */
public record Script(List<ScriptStep> steps, ScriptEnd end) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when the last answer is to be repeated and there is none
     */
    public Script {
        steps = List.copyOf(steps);
        requireNonNull(end, "end");
        if (end instanceof ScriptEnd.Repeat && lastAnswer(steps) == null) {
            throw new IllegalArgumentException("end: expected an answer to repeat, was none");
        }
    }

    /** The last step that answers a force; null when none does. */
    static @Nullable Answer lastAnswer(List<ScriptStep> steps) {
        Answer last = null;
        for (ScriptStep step : steps) {
            last = step instanceof ScriptStep.Reply reply ? reply.answer() : last;
        }
        return last;
    }

    /**
     * Reads a script from text.
     *
     * @param text the script
     * @param deciders who can take over at the end, by the name that the script uses
     * @return the script
     * @throws IllegalArgumentException when the text is no script; the message has a line for each problem, with the place
     */
    public static Script parse(String text, Map<String, Decider> deciders) {
        return new ScriptReader(deciders).read(text);
    }

    /**
     * Reads a script from a file in UTF-8.
     *
     * @param file where it is
     * @param deciders who can take over at the end, by the name that the script uses
     * @return the script
     * @throws IOException when there is no such file, or it is no script; the message says where and what
     */
    public static Script read(Path file, Map<String, Decider> deciders) throws IOException {
        try {
            return parse(Files.readString(file), deciders);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": expected text in UTF-8", e);
        }
    }

    /** {@return a builder without steps, which gives up at the end} */
    public static Builder builder() {
        return new Builder();
    }

    /** Puts a script together. Confined to one thread. */
    public static final class Builder {

        private final List<ScriptStep> steps = new ArrayList<>();
        private ScriptEnd end = new ScriptEnd.GiveUp();

        private Builder() {}

        /**
         * Adds any step.
         *
         * @param step the step
         * @return this builder
         */
        public Builder step(ScriptStep step) {
            steps.add(requireNonNull(step, "step"));
            return this;
        }

        /**
         * Waits for the next force, of whatever game, and answers it.
         *
         * @param action the action
         * @param data JSON text that fits the action's schema; null for none
         * @return this builder
         */
        public Builder answer(String action, @Nullable String data) {
            return reply(new Answer.Choose(new Decision(action, data)));
        }

        /**
         * Waits for the next force, of whatever game, and replies.
         *
         * @param answer the reply
         * @return this builder
         */
        public Builder reply(Answer answer) {
            return step(new ScriptStep.Reply(Where.ANYWHERE, answer));
        }

        /**
         * Acts unasked, as soon as a game offers the action.
         *
         * @param action the action
         * @param data JSON text that fits the action's schema; null for none
         * @return this builder
         */
        public Builder act(String action, @Nullable String data) {
            return step(new ScriptStep.Act(new Where("*", action), new Decision(action, data)));
        }

        /**
         * Pauses.
         *
         * @param time how long; zero or more
         * @return this builder
         * @throws IllegalArgumentException when it is negative
         */
        public Builder pause(Duration time) {
            return step(new ScriptStep.Pause(time));
        }

        /**
         * Sets what becomes of forces afterwards.
         *
         * @param value they are declined by default
         * @return this builder
         */
        public Builder end(ScriptEnd value) {
            end = requireNonNull(value, "end");
            return this;
        }

        /**
         * Makes the script.
         *
         * @return the script
         * @throws IllegalArgumentException when the last answer is to be repeated and there is none
         */
        public Script build() {
            return new Script(steps, end);
        }
    }
}
