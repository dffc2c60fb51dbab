package dev.neurosdk.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * How a request's body is read: in UTF-8, within a limit and a deadline, while no thread waits. Immutable.
 *
 * @param maxBytes the longest body taken; one longer is refused with 413
 * @param deadline how long the body may take to arrive; one slower is refused with 408
 */
public record Body(int maxBytes, Duration deadline) {

    /** 64 KiB within ten seconds. */
    public static final Body USUAL = new Body(1 << 16, Duration.ofSeconds(10));

    /**
     * Reads the whole body.
     *
     * @param request the request
     * @return the text, completed on a thread of the server's pool; fails with a {@link Refusal} only
     */
    public CompletableFuture<String> read(Request request) {
        if (request.getLength() > maxBytes) {
            return CompletableFuture.failedFuture(tooLarge());
        }
        CompletableFuture<byte[]> arrived = new CompletableFuture<>();
        Scheduler.Task timer = request.getComponents()
                .getScheduler()
                .schedule(() -> arrived.completeExceptionally(tooSlow()), deadline);
        Content.Source.asByteArrayAsync(
                request, maxBytes, Promise.Invocable.from(InvocationType.NON_BLOCKING, (bytes, failure) -> {
                    timer.cancel();
                    if (failure == null) {
                        arrived.complete(bytes);
                    } else {
                        arrived.completeExceptionally(failure instanceof IllegalStateException ? tooLarge() : broken());
                    }
                }));
        return arrived.thenApplyAsync(Body::text, request.getComponents().getExecutor());
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "invalid-body", "The body is not UTF-8: send it in that encoding.");
        }
    }

    private Refusal tooLarge() {
        return new Refusal(413, "body-too-large", "The body is too large: send at most " + maxBytes + " bytes.");
    }

    private Refusal tooSlow() {
        return new Refusal(
                408,
                "body-too-slow",
                "The body did not arrive within " + deadline.toMillis() + " ms: send it at once.");
    }

    private static Refusal broken() {
        return new Refusal(400, "invalid-body", "The body broke off: send as many bytes as announced.");
    }
}
