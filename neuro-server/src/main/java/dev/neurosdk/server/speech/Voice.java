package dev.neurosdk.server.speech;

/**
 * One utterance of a voice that the server does not simulate, such as a speech synthesizer. Whoever speaks says when a part
 * is over and when all of it is. Once the utterance has ended, by whatever, the methods do nothing. Thread-safe.
 */
public interface Voice {

    /**
     * A part is over and more follows: the games are told (SPF-1). After a hush of at least medium priority there is
     * nothing to follow: the utterance ends as cancelled.
     */
    void partFinished();

    /** The utterance was said to the end. */
    void finished();

    /**
     * The utterance was cut off (SPF-3).
     *
     * @param reason why, in a word or two, as the games are told it
     */
    void cancel(String reason);
}
