package dev.neurosdk.server.connection;

/**
 * Measures a rate: holds a second's worth of tokens, each message takes one. Whoever takes more than there are owes time.
 * Confined to one thread at a time; time is a parameter.
 */
public final class TokenBucket {

    private static final long FULL = 1_000_000_000L;
    /** Rather one longer pause than many short ones. */
    private static final long BREATH = 20_000_000L;

    private final long price;
    private long credit = FULL;
    private long last;
    private boolean overdrawn;

    /**
     * A full bucket.
     *
     * @param perSecond how many messages a second; 0 for any number
     * @param now the time in nanoseconds
     */
    public TokenBucket(int perSecond, long now) {
        price = perSecond == 0 ? 0 : FULL / perSecond;
        last = now;
    }

    /**
     * Takes a token.
     *
     * @param now the time in nanoseconds
     * @return how many nanoseconds to wait before the next is taken
     */
    public long take(long now) {
        credit = Math.min(FULL, credit + (now - last));
        last = now;
        if (credit == FULL) {
            overdrawn = false;
        }
        credit -= price;
        return credit >= 0 ? 0 : BREATH - credit;
    }

    /** {@return whether this is the first pause since the bucket was full; asked once for each pause} */
    public boolean beginsEpisode() {
        boolean begins = !overdrawn;
        overdrawn = true;
        return begins;
    }
}
