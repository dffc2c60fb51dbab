package dev.neurosdk.protocol.schema;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws from a source of random bits, the same on every Java version: only {@code nextInt()} of the source is used, whose
 * bits are stirred since neighbouring seeds of common sources begin alike. Confined to one generation.
 */
record Dice(RandomGenerator source) {

    /** Any number at all. */
    int bits() {
        int bits = source.nextInt();
        bits = (bits ^ (bits >>> 16)) * 0x85EBCA6B;
        bits = (bits ^ (bits >>> 13)) * 0xC2B2AE35;
        return bits ^ (bits >>> 16);
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (((bits() & 0xFFFFFFFFL) * bound) >>> 32);
    }

    /** A number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** A number from {@code low} to {@code high}, both included. */
    BigInteger between(BigInteger low, BigInteger high) {
        BigInteger width = high.subtract(low).add(BigInteger.ONE);
        BigInteger bits = BigInteger.ZERO;
        for (int length = 0; length < width.bitLength() + 32; length += 32) {
            bits = bits.shiftLeft(32).or(BigInteger.valueOf(bits() & 0xFFFFFFFFL));
        }
        return low.add(bits.mod(width));
    }

    boolean percent(int chance) {
        return below(100) < chance;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
