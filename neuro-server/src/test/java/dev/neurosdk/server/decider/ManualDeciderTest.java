package dev.neurosdk.server.decider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.server.decider.ManualQuestion.End;
import dev.neurosdk.server.decider.ManualQuestion.Reply;
import dev.neurosdk.server.event.SessionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManualDeciderTest {

    private static final ActionSchema NUMBER = schema("""
            {"type":"object","properties":{"n":{"type":"integer","maximum":9}},"required":["n"]}""");
    private static final ActionSchema NONE = schema("{}");

    private final ManualDecider decider = new ManualDecider();
    private final List<String> heard = new ArrayList<>();

    private static ActionSchema schema(String text) {
        return ActionSchema.compile(text, Edition.newest()).orElseThrow();
    }

    private static DecisionRequest request(String game) {
        return new DecisionRequest(
                new SessionRef(1, "id", "127.0.0.1:1", game),
                game,
                null,
                "Choose.",
                false,
                ForcePriority.LOW,
                List.of(new ActionOffer("place", "Places.", NUMBER), new ActionOffer("pass", "Passes.", NONE)),
                1,
                List.of());
    }

    private CompletableFuture<Decision> ask(String game) {
        return decider.decide(request(game)).toCompletableFuture();
    }

    private void open(String game) {
        assertThat(ask(game)).isNotDone();
    }

    private ManualQuestion front() {
        return decider.questions().get(0);
    }

    private void listen() {
        decider.addListener(new ManualListener() {
            @Override
            public void asked(ManualQuestion question) {
                heard.add("asked " + question.number() + " of "
                        + decider.questions().size());
            }

            @Override
            public void closed(ManualQuestion question, End end) {
                heard.add(end + " " + question.number() + ", left "
                        + decider.questions().size());
            }
        });
    }

    @Test
    void questions_queueInTheOrderAsked() {
        CompletableFuture<Decision> first = ask("a");
        CompletableFuture<Decision> second = ask("b");

        assertThat(decider.questions())
                .extracting(question -> question.request().game())
                .containsExactly("a", "b");
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
    }

    @Test
    void answer_reachesItsGameOnly_andClosesTheQuestion() {
        listen();
        CompletableFuture<Decision> first = ask("a");
        CompletableFuture<Decision> second = ask("b");
        ManualQuestion question = front();

        assertThat(question.choose(question.option("place").orElseThrow(), "{\"n\":3}"))
                .isEqualTo(new Reply.Taken());

        assertThat(first).isCompletedWithValue(new Decision("place", "{\"n\":3}"));
        assertThat(second).isNotDone();
        assertThat(question.isOpen()).isFalse();
        assertThat(heard).containsExactly("asked 1 of 1", "asked 2 of 2", "ANSWERED 1, left 1");
    }

    @Test
    void option_isFoundByPlaceFrom1_orByName() {
        open("a");

        assertThat(front().option("1").orElseThrow().name()).isEqualTo("place");
        assertThat(front().option("pass").orElseThrow().name()).isEqualTo("pass");
        assertThat(Stream.of("0", "-1", "3", "01", "+1", "", "PASS", "99999999999999999999"))
                .allSatisfy(word -> assertThat(front().option(word)).as(word).isEmpty());
    }

    @Test
    void answer_thatDoesNotFit_staysHere() {
        CompletableFuture<Decision> answer = ask("a");
        ActionOffer place = front().option("1").orElseThrow();

        Reply reply = front().choose(place, "{\"n\":10}");

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Unfit.class,
                        unfit -> assertThat(unfit.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.pointer()).isEqualTo("/n")));
        assertThat(front().choose(place, null)).isInstanceOf(Reply.Unfit.class);
        assertThat(front().choose(place, "{\"n\":")).isInstanceOf(Reply.Unfit.class);
        assertThat(answer).isNotDone();
        assertThat(front().isOpen()).isTrue();
    }

    @Test
    void answer_ofAnotherQuestion_isRefused() {
        open("a");
        ActionOffer foreign = new ActionOffer("fly", "Flies.", NONE);

        assertThatIllegalArgumentException().isThrownBy(() -> front().choose(foreign, null));
    }

    @Test
    void cancelling_withdrawsTheQuestion_andAnAnswerComesTooLate() {
        listen();
        CompletableFuture<Decision> answer = ask("a");
        ManualQuestion question = front();

        answer.cancel(true);

        assertThat(decider.questions()).isEmpty();
        assertThat(heard).containsExactly("asked 1 of 1", "WITHDRAWN 1, left 0");
        assertThat(question.choose(question.option("pass").orElseThrow(), null)).isEqualTo(new Reply.TooLate());
        assertThat(question.decline("too late")).isFalse();
    }

    @Test
    void declining_failsTheDecision_andClosesTheQuestion() {
        listen();
        CompletableFuture<Decision> answer = ask("a");

        assertThat(front().decline("not now")).isTrue();

        assertThatThrownBy(answer::join).hasCause(new DeclinedException("not now"));
        assertThat(heard).containsExactly("asked 1 of 1", "DECLINED 1, left 0");
    }

    @Test
    void questions_areBounded_andAPlaceIsFreeAgainAfterOneIsClosed() {
        ManualDecider small = new ManualDecider(2);
        small.decide(request("a"));
        CompletableFuture<Decision> second = small.decide(request("b")).toCompletableFuture();

        assertThatThrownBy(
                        () -> small.decide(request("c")).toCompletableFuture().join())
                .hasMessageContaining("2 questions wait for an answer already");
        second.cancel(true);

        assertThat(small.decide(request("d")).toCompletableFuture()).isNotDone();
        assertThat(small.questions())
                .extracting(question -> question.request().game())
                .containsExactly("a", "d");
        assertThatIllegalArgumentException().isThrownBy(() -> new ManualDecider(0));
    }

    @Test
    void listener_thatThrows_harmsNeitherGamesNorOtherListeners() throws Exception {
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        decider.addListener(new ManualListener() {
            @Override
            public void asked(ManualQuestion question) {
                throw new IllegalStateException("broken console");
            }
        });
        listen();
        Thread game = new Thread(() -> open("a"));
        game.setUncaughtExceptionHandler((thread, failure) -> uncaught.set(failure));
        game.start();
        game.join(TimeUnit.SECONDS.toMillis(10));

        assertThat(uncaught.get()).hasMessage("broken console");
        assertThat(decider.questions()).hasSize(1);
        assertThat(heard).containsExactly("asked 1 of 1");
    }

    @Test
    void listener_thatWasRemoved_hearsNothing() {
        ManualListener listener = new ManualListener() {
            @Override
            public void asked(ManualQuestion question) {
                heard.add("asked");
            }
        };
        decider.addListener(listener);
        decider.removeListener(listener);

        open("a");

        assertThat(heard).isEmpty();
    }

    @Test
    void answers_ofManyThreads_areTakenOnce() throws Exception {
        ExecutorService operators = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 200; round++) {
                CompletableFuture<Decision> answer = ask("a");
                ManualQuestion question = front();
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Reply>> replies = IntStream.range(0, 4)
                        .mapToObj(operator -> operators.submit(() -> {
                            start.await();
                            return question.choose(question.option("2").orElseThrow(), null);
                        }))
                        .toList();
                start.countDown();
                int taken = 0;
                for (Future<Reply> reply : replies) {
                    taken += reply.get(10, TimeUnit.SECONDS) instanceof Reply.Taken ? 1 : 0;
                }
                assertThat(taken).isOne();
                assertThat(answer.join().action()).isEqualTo("pass");
                assertThat(decider.questions()).isEmpty();
            }
        } finally {
            operators.shutdownNow();
        }
    }
}
