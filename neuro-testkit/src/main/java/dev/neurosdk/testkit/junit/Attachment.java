package dev.neurosdk.testkit.junit;

import static java.util.stream.Collectors.joining;

import dev.neurosdk.testkit.peer.Fake;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/** The transcripts of a test's fakes, attached to its failure. Immutable; as an exception it has no stack trace. */
final class Attachment extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Attachment(String text) {
        super(text, null, false, false);
    }

    /** The failure with the transcripts: in its message where that can be, otherwise beside it. */
    static Throwable attached(Throwable failure, List<Fake> fakes) {
        String message = String.valueOf(failure.getMessage());
        String text = fakes.stream()
                .filter(fake -> !message.contains("transcript of " + fake.title()))
                .map(Fake::describe)
                .collect(joining("\n"));
        if (text.isEmpty()) {
            return failure;
        }
        if (failure.getClass() == AssertionError.class) {
            return told(new AssertionError(message + '\n' + text, failure.getCause()), failure);
        }
        if (failure.getClass() == AssertionFailedError.class) {
            return told(again((AssertionFailedError) failure, message + '\n' + text), failure);
        }
        failure.addSuppressed(new Attachment(text));
        return failure;
    }

    private static AssertionFailedError again(AssertionFailedError failure, String message) {
        return failure.isExpectedDefined() && failure.isActualDefined()
                ? new AssertionFailedError(message, failure.getExpected(), failure.getActual(), failure.getCause())
                : new AssertionFailedError(message, failure.getCause());
    }

    private static Throwable told(Throwable again, Throwable failure) {
        again.setStackTrace(failure.getStackTrace());
        for (Throwable suppressed : failure.getSuppressed()) {
            again.addSuppressed(suppressed);
        }
        return again;
    }
}
