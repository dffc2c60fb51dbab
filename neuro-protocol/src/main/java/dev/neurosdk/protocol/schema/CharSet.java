package dev.neurosdk.protocol.schema;

import java.util.Arrays;

/** A set of code points, surrogates never among them. Immutable. */
final class CharSet {

    private static final int[] LOWER = {'a', 'z'};
    private static final int[] ALPHANUMERIC = {'0', '9', 'A', 'Z', 'a', 'z'};
    private static final int[] PRINTABLE = {'!', '~'};
    private static final int[] PRINTABLE_OR_BLANK = {' ', '~'};

    static final CharSet DIGITS = of('0', '9');
    static final CharSet WORD = of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    static final CharSet SPACE = of('\t', '\r', ' ', ' ');
    static final CharSet LINE_ENDS = of('\n', '\n', '\r', '\r', 0x2028, 0x2029);
    private static final CharSet SURROGATES = of(0xD800, 0xDFFF);
    private final int[] bounds;
    private final int[] readable;

    private CharSet(int[] bounds) {
        this.bounds = bounds;
        this.readable = readable(bounds);
    }

    /** The set of some ranges, given as first and last code point of each, in any order. */
    static CharSet of(int... bounds) {
        return new CharSet(normal(bounds));
    }

    CharSet or(CharSet other) {
        int[] all = Arrays.copyOf(bounds, bounds.length + other.bounds.length);
        System.arraycopy(other.bounds, 0, all, bounds.length, other.bounds.length);
        return of(all);
    }

    /** Every code point that is neither in here nor a surrogate. */
    CharSet complement() {
        int[] taken = or(SURROGATES).bounds;
        int[] rest = new int[taken.length + 2];
        int size = 0;
        int next = 0;
        for (int i = 0; i < taken.length; i += 2) {
            if (next < taken[i]) {
                rest[size++] = next;
                rest[size++] = taken[i] - 1;
            }
            next = taken[i + 1] + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            rest[size++] = next;
            rest[size++] = Character.MAX_CODE_POINT;
        }
        return new CharSet(Arrays.copyOf(rest, size));
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    /** The one member of a set of one; -1 for any other set. */
    int single() {
        return bounds.length == 2 && bounds[0] == bounds[1] ? bounds[0] : -1;
    }

    boolean contains(int codePoint) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (codePoint >= bounds[i] && codePoint <= bounds[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** One member, of those that read best. The set has to have one. */
    int pick(Dice dice) {
        int at = dice.below(size(readable));
        for (int i = 0; i < readable.length; i += 2) {
            int width = readable[i + 1] - readable[i] + 1;
            if (at < width) {
                return readable[i] + at;
            }
            at -= width;
        }
        throw new IllegalStateException("empty set");
    }

    private static int[] readable(int[] bounds) {
        int[] alphanumeric = common(bounds, ALPHANUMERIC);
        if (size(alphanumeric) == 62) {
            return LOWER;
        }
        for (int[] liked : new int[][] {alphanumeric, common(bounds, PRINTABLE), common(bounds, PRINTABLE_OR_BLANK)}) {
            if (liked.length > 0) {
                return liked;
            }
        }
        return bounds;
    }

    private static int[] common(int[] left, int[] right) {
        int[] both = new int[left.length + right.length];
        int size = 0;
        for (int i = 0, j = 0; i < left.length && j < right.length; ) {
            int first = Math.max(left[i], right[j]);
            int last = Math.min(left[i + 1], right[j + 1]);
            if (first <= last) {
                both[size++] = first;
                both[size++] = last;
            }
            if (left[i + 1] < right[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return Arrays.copyOf(both, size);
    }

    private static int size(int[] bounds) {
        int size = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            size += bounds[i + 1] - bounds[i] + 1;
        }
        return size;
    }

    private static int[] normal(int[] bounds) {
        long[] ranges = new long[bounds.length / 2];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = ((long) bounds[2 * i] << 32) | bounds[2 * i + 1];
        }
        Arrays.sort(ranges);
        int[] merged = new int[bounds.length];
        int size = 0;
        for (long range : ranges) {
            int first = (int) (range >> 32);
            int last = (int) range;
            if (size > 0 && first <= merged[size - 1] + 1) {
                merged[size - 1] = Math.max(merged[size - 1], last);
            } else {
                merged[size++] = first;
                merged[size++] = last;
            }
        }
        return Arrays.copyOf(merged, size);
    }
}
