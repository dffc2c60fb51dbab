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
 */
public record Trial(String caseId, String mutant, Verdict sound, Verdict caught) {

    /** Refuses null. */
    public Trial {
        requireNonNull(caseId, "caseId");
        requireNonNull(mutant, "mutant");
        requireNonNull(sound, "sound");
        requireNonNull(caught, "caught");
    }

    /** {@return whether the case lets the right one pass} */
    public boolean isFair() {
        return sound == Verdict.PASS || sound == Verdict.INFO;
    }

    /** {@return whether the case tells the wrong one from the right one} */
    public boolean isSharp() {
        return caught != sound && caught.compareTo(Verdict.PASS) > 0;
    }
}
