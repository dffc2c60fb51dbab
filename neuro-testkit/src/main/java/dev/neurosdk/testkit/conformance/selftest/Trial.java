package dev.neurosdk.testkit.conformance.selftest;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.testkit.conformance.catalogue.Verdict;

/**
 * One case on trial. Immutable.
 *
 * @param caseId the case
 * @param mutant what went wrong on purpose, in a few words
 * @param sound what the case says of the peer that is right
 * @param caught what it says of the one that is wrong
 * @param toldApart whether what it found of the two differs, if only in words
 */
public record Trial(String caseId, String mutant, Verdict sound, Verdict caught, boolean toldApart) {

    /** Refuses null. */
    public Trial {
        requireNonNull(caseId, "caseId");
        requireNonNull(mutant, "mutant");
        requireNonNull(sound, "sound");
        requireNonNull(caught, "caught");
    }

    /**
     * A trial of which only the verdicts count.
     *
     * @param caseId the case
     * @param mutant what went wrong on purpose, in a few words
     * @param sound what the case says of the peer that is right
     * @param caught what it says of the one that is wrong
     */
    public Trial(String caseId, String mutant, Verdict sound, Verdict caught) {
        this(caseId, mutant, sound, caught, sound != caught);
    }

    /** {@return whether the case lets the right one pass} */
    public boolean isFair() {
        return sound == Verdict.PASS || sound == Verdict.INFO;
    }

    /** {@return whether the case tells the wrong one from the right one} */
    public boolean isSharp() {
        return toldApart && (caught.compareTo(Verdict.PASS) > 0 || sound == Verdict.INFO);
    }
}
