package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.transport.frame.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Writes a message the way a {@link FrameFault} wants it: in one or several chunks of bytes. Confined to one thread. */
final class FrameSpoiler {

    private static final byte[] NOT_UTF8 = {(byte) 0xC3, 0x28};

    private final Parcel parcel;
    private final boolean masked;
    private final RandomGenerator random;

    FrameSpoiler(Parcel parcel, boolean masked, RandomGenerator random) {
        this.parcel = parcel;
        this.masked = masked;
        this.random = random;
    }

    List<byte[]> chunks(FrameFault fault) {
        if (fault instanceof FrameFault.Fragment fragment) {
            return fragments(fragment);
        }
        if (fault instanceof FrameFault.Slice slice) {
            return slices(encoded(whole()), slice.bytes());
        }
        if (fault instanceof FrameFault.Cut cut) {
            byte[] frame = encoded(whole());
            return List.of(Arrays.copyOf(frame, Math.min(cut.atByte(), frame.length - 1)));
        }
        return illegal(((FrameFault.Illegal) fault).kind());
    }

    private List<byte[]> fragments(FrameFault.Fragment fragment) {
        List<byte[]> chunks = new ArrayList<>();
        byte[] bytes = parcel.bytes();
        int from = 0;
        for (int cut : cuts(fragment)) {
            chunks.add(encoded(part(from, cut)));
            if (fragment.pings()) {
                chunks.add(encoded(Frame.of(Frame.PING, new byte[] {'f'})));
            }
            from = cut;
        }
        chunks.add(encoded(part(from, bytes.length)));
        return chunks;
    }

    private Iterable<Integer> cuts(FrameFault.Fragment fragment) {
        int length = parcel.bytes().length;
        TreeSet<Integer> cuts = new TreeSet<>(fragment.cuts());
        for (int part = 1; fragment.cuts().isEmpty() && part < fragment.parts(); part++) {
            cuts.add((int) ((long) length * part / fragment.parts()));
        }
        if (fragment.insideCharacters()) {
            cuts = new TreeSet<>(cuts.stream().map(this::insideCharacter).toList());
        }
        return new TreeSet<>(cuts.subSet(1, Math.max(1, length)));
    }

    /** The next place at or behind a cut that is inside a character; the cut itself when there is none. */
    private int insideCharacter(int cut) {
        byte[] bytes = parcel.bytes();
        for (int at = cut; at < bytes.length; at++) {
            if ((bytes[at] & 0xC0) == 0x80) {
                return at;
            }
        }
        return cut;
    }

    private Frame part(int from, int to) {
        int opcode = parcel.isText() ? Frame.TEXT : Frame.BINARY;
        byte[] bytes = Arrays.copyOfRange(parcel.bytes(), from, to);
        return Frame.of(from == 0 ? opcode : Frame.CONTINUATION, bytes).withFin(to == parcel.bytes().length);
    }

    private static List<byte[]> slices(byte[] bytes, int size) {
        List<byte[]> slices = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += size) {
            slices.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
        }
        return slices;
    }

    private List<byte[]> illegal(FrameFault.Illegality kind) {
        Frame frame = whole();
        return switch (kind) {
            case OPCODE -> List.of(encoded(new Frame(true, 0, 3, masked, frame.lengthBytes(), frame.payload())));
            case RSV -> List.of(encoded(frame.withRsv(4)));
            case MASK -> List.of(frame.withMasked(!masked).encode(random.nextInt()));
            case LENGTH -> List.of(encoded(frame.withLengthBytes(8)));
            case UTF8 -> List.of(encoded(Frame.of(Frame.TEXT, spoilt())));
            case CONTINUATION -> List.of(encoded(Frame.of(Frame.CONTINUATION, new byte[0])), encoded(frame));
            case LONG_PING -> List.of(encoded(Frame.of(Frame.PING, new byte[Frame.MAX_CONTROL + 1])), encoded(frame));
            case SPLIT_PING ->
                List.of(
                        encoded(Frame.of(Frame.PING, new byte[1]).withFin(false)),
                        encoded(Frame.of(Frame.CONTINUATION, new byte[1])),
                        encoded(frame));
            case CLOSE_CODE -> List.of(encoded(frame), encoded(Frame.close(1006, "")));
        };
    }

    private byte[] spoilt() {
        byte[] bytes = Arrays.copyOf(parcel.bytes(), parcel.bytes().length + NOT_UTF8.length);
        System.arraycopy(NOT_UTF8, 0, bytes, parcel.bytes().length, NOT_UTF8.length);
        return bytes;
    }

    private Frame whole() {
        return part(0, parcel.bytes().length);
    }

    private byte[] encoded(Frame frame) {
        return frame.withMasked(masked).encode(random.nextInt());
    }
}
