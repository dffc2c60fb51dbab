package dev.neurosdk.benchmarks.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the command of a message and the id in its data, and looks at nothing else: a message is not checked. Names with
 * escapes in them are not found. Holds what was found last, so it is confined to one thread.
 */
public final class Envelope {

    private static final byte[] COMMAND = bytes("command");
    private static final byte[] DATA = bytes("data");
    private static final byte[] ID = bytes("id");
    private static final byte[] OTHER = {};

    private byte[] json = {};
    private int depth;
    private boolean inData;
    private boolean atName;
    private byte[] outer = OTHER;
    private byte[] inner = OTHER;
    private int commandFrom;
    private int commandTo;
    private int idFrom;
    private int idTo;

    /** Has found nothing yet. */
    public Envelope() {}

    /**
     * Looks for command and id.
     *
     * @param bytes where the message is
     * @param from its first byte
     * @param length how long it is
     */
    public void read(byte[] bytes, int from, int length) {
        json = bytes;
        depth = 0;
        inData = false;
        atName = false;
        outer = OTHER;
        inner = OTHER;
        commandFrom = commandTo = idFrom = idTo = 0;
        int to = from + length;
        int at = from;
        while (at < to) {
            at = step(at, to);
        }
    }

    /**
     * Compares the command.
     *
     * @param command in UTF-8
     * @return whether it is this one
     */
    public boolean commandIs(byte[] command) {
        return isAt(commandFrom, commandTo, command);
    }

    /** {@return the command, empty when there is none} */
    public String command() {
        return new String(json, commandFrom, commandTo - commandFrom, StandardCharsets.UTF_8);
    }

    /** {@return where the id begins, its quotes left out} */
    public int idFrom() {
        return idFrom;
    }

    /** {@return how long the id is, as it stands there, escapes and all; 0 when there is none} */
    public int idLength() {
        return idTo - idFrom;
    }

    private int step(int at, int to) {
        switch (json[at]) {
            case '"' -> {
                int end = endOfString(at + 1, to);
                string(at + 1, end);
                return end + 1;
            }
            case '{', '[' -> {
                depth++;
                inData = depth == 2 ? json[at] == '{' && outer == DATA : inData;
                atName = json[at] == '{';
            }
            case '}', ']' -> {
                depth--;
                inData &= depth >= 2;
                atName = false;
            }
            case ',' -> atName = depth == 1 || (depth == 2 && inData);
            default -> {
                // Blanks, colons, numbers and words say nothing.
            }
        }
        return at + 1;
    }

    private int endOfString(int from, int to) {
        int at = from;
        while (at < to && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, to);
    }

    private void string(int from, int to) {
        if (atName) {
            atName = false;
            if (depth == 1) {
                outer = isAt(from, to, COMMAND) ? COMMAND : isAt(from, to, DATA) ? DATA : OTHER;
            } else if (depth == 2 && inData) {
                inner = isAt(from, to, ID) ? ID : OTHER;
            }
        } else if (depth == 1 && outer == COMMAND) {
            commandFrom = from;
            commandTo = to;
        } else if (depth == 2 && inData && inner == ID) {
            idFrom = from;
            idTo = to;
        }
    }

    private boolean isAt(int from, int to, byte[] word) {
        return Arrays.equals(json, from, to, word, 0, word.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
