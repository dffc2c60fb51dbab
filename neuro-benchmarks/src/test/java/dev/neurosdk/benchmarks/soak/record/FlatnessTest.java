package dev.neurosdk.benchmarks.soak.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neurosdk.benchmarks.soak.server.Heap;
import dev.neurosdk.benchmarks.soak.server.Vitals;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlatnessTest {

    @Test
    void constant_isFlat() {
        assertThat(findings(i -> 50, i -> 30, i -> 40)).allMatch(Finding::flat);
    }

    @Test
    void noise_isFlat() {
        assertThat(findings(i -> 50 + i % 3, i -> 30 + i % 2, i -> i == 97 ? 900 : 40))
                .allMatch(Finding::flat);
    }

    @Test
    void creepingHeap_isFound() {
        assertThat(findings(i -> 50 + i / 20, i -> 30, i -> 40))
                .filteredOn(finding -> !finding.flat())
                .extracting(Finding::title)
                .containsExactly("heap after a full collection");
    }

    @Test
    void creepingThreadsAndFiles_areFound() {
        assertThat(findings(i -> 50, i -> 30 + i / 25, i -> 40 + i / 25))
                .filteredOn(finding -> !finding.flat())
                .extracting(Finding::title)
                .containsExactly("threads", "open file descriptors");
    }

    @Test
    void underLoad_threadsAreNotJudged_theRestIs() {
        List<Sample> samples = IntStream.range(0, 100)
                .mapToObj(i -> sample(i, 50 + i, 30 + i, 40 + i))
                .toList();

        assertThat(Flatness.underLoad(samples))
                .filteredOn(finding -> !finding.flat())
                .extracting(Finding::title)
                .containsExactly("heap after a full collection", "open file descriptors");
    }

    @Test
    void shrinking_isFlat() {
        assertThat(findings(i -> 200 - i, i -> 200 - i, i -> 200 - i)).allMatch(Finding::flat);
    }

    @Test
    void bigHeap_mayGrowByFivePercent() {
        assertThat(rests(1000, 1049)).allMatch(Finding::flat);
        assertThat(rests(1000, 1051)).anyMatch(finding -> !finding.flat());
    }

    @Test
    void noHeap_isRefused() {
        List<Sample> samples = List.of(new Sample(0, new Vitals(1, 1, 1), null));

        assertThatIllegalArgumentException().isThrownBy(() -> Flatness.overTime(samples));
    }

    private static List<Finding> rests(long before, long after) {
        return Flatness.betweenRests(sample(0, before, 1, 1), sample(1, after, 1, 1));
    }

    private static List<Finding> findings(IntToLongFunction heap, IntToLongFunction threads, IntToLongFunction files) {
        return Flatness.overTime(IntStream.range(0, 100)
                .mapToObj(i -> sample(i, heap.applyAsLong(i), threads.applyAsLong(i), files.applyAsLong(i)))
                .toList());
    }

    private static Sample sample(int seconds, long megabytes, long threads, long files) {
        return new Sample(seconds, new Vitals(threads, files, 1), new Heap(megabytes * 1_000_000, 0));
    }
}
