package dev.neurosdk.testkit.conformance.reference;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where a game asks for voice (voice page, section 1). */
final class VoiceAddress {

    private static final String GAME = "/game";
    private static final String IN_GAME = GAME + '/';
    private static final String VOICE = "/voice";
    private static final String PLAIN = "-._~";

    private VoiceAddress() {}

    /**
     * Derives the voice address.
     *
     * @param main the main address
     * @param name the name of the game, encoded
     * @return the address, with the query of the main one
     */
    static URI of(URI main, String name) {
        String path = main.getRawPath().replaceAll("/+$", "");
        int last = path.lastIndexOf(IN_GAME);
        String voice;
        if (path.endsWith(GAME)) {
            voice = path + '/' + name + VOICE;
        } else if (last >= 0 && path.indexOf('/', last + IN_GAME.length()) < 0) {
            voice = path + VOICE;
        } else {
            voice = path + IN_GAME + name + VOICE;
        }
        String query = main.getRawQuery() == null ? "" : '?' + main.getRawQuery();
        return URI.create(main.getScheme() + "://" + main.getRawAuthority() + voice + query);
    }

    /** UTF-8, percent-encoded except for letters, digits and {@code -._~}. */
    static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xff);
            boolean plain = letter < 0x80 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            encoded.append(plain ? String.valueOf(letter) : String.format(Locale.ROOT, "%%%02X", (int) letter));
        }
        return encoded.toString();
    }
}
