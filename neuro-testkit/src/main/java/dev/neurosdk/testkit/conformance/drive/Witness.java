package dev.neurosdk.testkit.conformance.drive;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.judge.Measured;
import dev.neurosdk.testkit.conformance.judge.Testimony;
import dev.neurosdk.testkit.conformance.judge.Testimony.Kind;
import dev.neurosdk.testkit.recording.Recorder;
import dev.neurosdk.testkit.time.Timeline;
import java.time.Duration;

/**
 * What a driver of a case says while it drives: each call becomes a line of the session log, by which the case is judged.
 * Saying nothing means that the rule held. Confined to one thread.
 */
public final class Witness {

    private final String about;
    private final Recorder recorder;
    private final Timeline timeline;
    private boolean broken;

    /**
     * A witness of one case.
     *
     * @param about the id of the case
     * @param recorder the log
     * @param timeline the clock of the log
     */
    public Witness(String about, Recorder recorder, Timeline timeline) {
        this.about = requireNonNull(about, "about");
        this.recorder = requireNonNull(recorder, "recorder");
        this.timeline = requireNonNull(timeline, "timeline");
    }

    /** {@return the id of the case} */
    public String about() {
        return about;
    }

    /**
     * A part of the case begins.
     *
     * @param part tells the parts of a case apart; empty where there is only one
     * @param again whether the part that ended last is done once more to make sure of it
     */
    public void begin(String part, boolean again) {
        broken = false;
        say(again ? Kind.AGAIN : Kind.BEGIN, part);
    }

    /** From here to the end of the part our own side says wrong things on purpose, and is not blamed for them. */
    public void wrongOnPurpose() {
        say(Kind.DELIBERATE, "");
    }

    /**
     * The part that is going on, or has ended last, is worth nothing, whatever was said of it.
     *
     * @param message what spoilt it, through no fault of the case
     */
    public void spoilt(String message) {
        broken = false;
        say(Kind.SPOILT, message);
    }

    /** The part has ended. */
    public void end() {
        say(Kind.END, "");
    }

    /**
     * The rule was broken, which scores the level of the case.
     *
     * @param message what was expected and what came
     */
    public void broken(String message) {
        broken = true;
        say(Kind.BROKEN, message);
    }

    /**
     * Something scores a verdict of its own, whatever the level of the case.
     *
     * @param verdict the verdict; not PASS
     * @param message what was expected and what came
     */
    public void saw(Verdict verdict, String message) {
        broken |= verdict.compareTo(Verdict.INFO) > 0;
        say(Kind.of(verdict), message);
    }

    /**
     * A value that is reported beside the verdict, and does not change it.
     *
     * @param value what was found, in words
     */
    public void note(String value) {
        say(Kind.NOTED, value);
    }

    /**
     * How long something took, beside the verdict.
     *
     * @param what the thing
     * @param took how long it took
     * @param limit how long it may take
     */
    public void measured(String what, Duration took, Duration limit) {
        note(new Measured(what, took, limit).words());
    }

    /**
     * The testee is gone.
     *
     * @param message after what
     */
    public void down(String message) {
        broken = true;
        say(Kind.DOWN, message);
    }

    /** {@return whether something was said since the part began that counts against the testee} */
    public boolean isBroken() {
        return broken;
    }

    private void say(Kind kind, String detail) {
        recorder.record(new Testimony(kind, about, detail).at(timeline.nanos()));
    }
}
