package dev.neurosdk.testkit.transport.frame;

/** Which close codes may be on the wire (RFC 6455 section 7.4). */
public final class CloseCodes {

    private CloseCodes() {}

    /**
     * Whether an endpoint may send a code.
     *
     * @param code the code
     * @return whether it is registered and not reserved, or of a range for libraries and applications
     */
    public static boolean maySend(int code) {
        boolean registered = code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
        return registered || (code >= 3000 && code <= 4999);
    }
}
