package dev.neurosdk.testkit.conformance.judge;

/**
 * Judges each message of a kind by itself; each is an opportunity. Confined to its judge.
 *
 * @param <M> the kind
 */
final class Each<M> extends CaseJudge {

    private final Class<M> kind;
    private final Check<M> check;

    private Each(Class<M> kind, Check<M> check) {
        this.kind = kind;
        this.check = check;
    }

    static <M> Each<M> of(Class<M> kind, Check<M> check) {
        return new Each<>(kind, check);
    }

    /**
     * Looks at a message.
     *
     * @param <M> its kind
     */
    @FunctionalInterface
    interface Check<M> {
        void look(M message, Observation seen, CaseJudge judge);
    }

    @Override
    void message(Observation seen) {
        seen.as(kind).ifPresent(message -> {
            opportunity();
            check.look(message, seen, this);
        });
    }
}
