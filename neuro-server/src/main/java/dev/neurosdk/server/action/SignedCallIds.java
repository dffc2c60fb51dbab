package dev.neurosdk.server.action;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Ids that carry the call they belong to and a signature: {@code 3-17-…} is the 17th call of connection 3. Nobody can make
 * one up, and every id that comes back is recognised for ever without being remembered. Thread-safe.
 */
public final class SignedCallIds implements CallIds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 12;
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17})-([1-9][0-9]{0,17})-([0-9a-f]{24})");
    private static final int LONGEST = 18 + 1 + 18 + 1 + 2 * SIGNATURE_BYTES;

    /** Ready with the key, and locked while it signs: to find the algorithm or to copy it would take longer. */
    private final Mac keyed;

    /**
     * Makes ids signed with a given key.
     *
     * @param key the secret; at least one byte
     */
    public SignedCallIds(byte[] key) {
        this.keyed = keyed(new SecretKeySpec(key, ALGORITHM));
    }

    /** {@return ids signed with a fresh random key} */
    public static SignedCallIds withRandomKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new SignedCallIds(key);
    }

    @Override
    public String id(long connection, long call) {
        return connection + "-" + call + "-" + HexFormat.of().formatHex(signature(connection, call));
    }

    @Override
    public @Nullable Origin origin(String id) {
        if (id.length() > LONGEST) {
            return null;
        }
        Matcher matcher = FORM.matcher(id);
        if (!matcher.matches()) {
            return null;
        }
        Origin origin = new Origin(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
        String expected = id(origin.connection(), origin.call());
        return MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII), id.getBytes(StandardCharsets.US_ASCII))
                ? origin
                : null;
    }

    private byte[] signature(long connection, long call) {
        ByteBuffer both = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(connection)
                .putLong(call)
                .flip();
        synchronized (keyed) {
            keyed.update(both);
            return Arrays.copyOf(keyed.doFinal(), SIGNATURE_BYTES);
        }
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
