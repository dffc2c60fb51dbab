package dev.neurosdk.server.simulation;

/** What user code throws in this world: an exception, or an error. */
final class Mischief {

    private static final String MARK = "mischief";

    private Mischief() {}

    static RuntimeException exception() {
        return new Exceptional();
    }

    static Error error() {
        return new Erroneous();
    }

    static boolean isOne(Throwable thrown) {
        return thrown instanceof Exceptional || thrown instanceof Erroneous;
    }

    private static final class Exceptional extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exceptional() {
            super(MARK, null, false, false);
        }
    }

    private static final class Erroneous extends Error {
        private static final long serialVersionUID = 1;

        Erroneous() {
            super(MARK, null, false, false);
        }
    }
}
