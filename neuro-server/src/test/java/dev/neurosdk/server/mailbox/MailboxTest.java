package dev.neurosdk.server.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final Queue<Runnable> pool = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(pool::add, failure -> done.add(String.valueOf(failure.getMessage())));

    @Test
    void steps_areDoneInOrder_byOneOfThePoolAtATime() {
        mailbox.post(() -> {
            done.add("first");
            mailbox.post(() -> done.add("third"));
        });
        mailbox.post(() -> done.add("second"));

        assertThat(pool).hasSize(1);
        pool.remove().run();
        assertThat(done).containsExactly("first", "second", "third");

        mailbox.post(() -> done.add("fourth"));
        assertThat(pool).hasSize(1);
        pool.remove().run();
        assertThat(done).endsWith("fourth");
    }

    @Test
    void withoutAnExecutor_whoeverPostsWorksOff() {
        Mailbox own = new Mailbox(failure -> done.add(String.valueOf(failure.getMessage())));
        own.post(() -> {
            own.post(() -> done.add("second"));
            done.add("first");
        });
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void stepThatThrows_doesNotHoldUpTheNext() {
        mailbox.post(() -> {
            throw new IllegalStateException("on purpose");
        });
        mailbox.post(() -> done.add("next"));
        pool.remove().run();

        assertThat(done).containsExactly("on purpose", "next");
    }
}
