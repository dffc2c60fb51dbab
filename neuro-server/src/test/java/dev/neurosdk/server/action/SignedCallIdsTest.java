package dev.neurosdk.server.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SignedCallIdsTest {

    private static final int CALLS = 5000;

    @Test
    void ids_thatSeveralThreadsMakeAtOnce_areAllRecognised() {
        SignedCallIds ids = SignedCallIds.withRandomKey();

        List<String> made = LongStream.rangeClosed(1, CALLS)
                .parallel()
                .mapToObj(call -> ids.id(7, call))
                .toList();

        assertThat(made).hasSize(CALLS).doesNotHaveDuplicates();
        for (int i = 0; i < CALLS; i++) {
            assertThat(ids.origin(made.get(i))).isEqualTo(new CallIds.Origin(7, i + 1));
        }
    }
}
