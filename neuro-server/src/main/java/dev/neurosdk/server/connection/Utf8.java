package dev.neurosdk.server.connection;

/** What a text would be on the wire. */
final class Utf8 {

    private Utf8() {}

    /** The number of bytes; an unpaired surrogate counts as the question mark that it becomes. */
    static long length(String text) {
        long bytes = text.length();
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit < 0x80) {
                continue;
            }
            if (Character.isHighSurrogate(unit)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                bytes += 2;
                index++;
            } else if (unit < 0x800) {
                bytes += 1;
            } else if (!Character.isSurrogate(unit)) {
                bytes += 2;
            }
        }
        return bytes;
    }
}
