package dev.neurosdk.testkit.peer;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/** The fakes of this JVM that were opened and not closed, to find those that a test forgot. Thread-safe. */
public final class OpenFakes {

    private static final String KIT = "dev.neurosdk.testkit.";
    private static final Map<Fake, Origin> OPEN = Collections.synchronizedMap(new WeakHashMap<>());

    private OpenFakes() {}

    /**
     * Where a fake was opened.
     *
     * @param thread the thread that did it
     * @param place the line of code that did it, as in a stack trace
     */
    public record Origin(Thread thread, String place) {}

    /**
     * Takes note of a new fake.
     *
     * @param fake opened by the calling thread
     */
    public static void opened(Fake fake) {
        String place = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith(KIT)
                                || frame.getClassName().contains("Test"))
                        .findFirst()
                        .map(frame -> frame.toStackTraceElement().toString())
                        .orElse("an unknown place"));
        OPEN.put(fake, new Origin(Thread.currentThread(), place));
    }

    /**
     * Takes note that a fake was closed, or that its connection has ended.
     *
     * @param fake any fake
     */
    public static void closed(Fake fake) {
        OPEN.remove(fake);
    }

    /** {@return the fakes that are open now, and where they were opened; a copy} */
    public static Map<Fake, Origin> now() {
        synchronized (OPEN) {
            return new HashMap<>(OPEN);
        }
    }
}
