package dev.neurosdk.examples.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.examples.volatility.file.FeedRecord;
import dev.neurosdk.examples.volatility.file.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GeneratorTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    /** Longer than any test. */
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    private Path directory;

    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private List<FeedRecord> records(Path file) throws IOException {
        Results results = Results.read(Files.readString(file), Instant.now());
        assertThat(results.faults()).isEmpty();
        return results.records();
    }

    private Generator start(Path file, long seed, Duration interval, Clock clock) throws IOException {
        return Generator.start(file, seed, interval, clock, complaints::add);
    }

    @Test
    void firstRecord_isThereAtOnce_andEqualSeedsGiveEqualRecords() throws IOException {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Path one = directory.resolve("data/one.json");
        Path two = directory.resolve("two.json");
        Path three = directory.resolve("three.json");
        start(one, 7, NEVER, clock).close();
        start(two, 7, NEVER, clock).close();
        start(three, 8, NEVER, clock).close();

        assertThat(records(one)).hasSize(1).isEqualTo(records(two)).isNotEqualTo(records(three));
        assertThat(records(one).get(0).time()).isEqualTo(NOW);
    }

    @Test
    void records_comeOneAfterTheOther_asLongAsItRuns() throws Exception {
        Path file = directory.resolve("results.json");
        Generator generator = start(file, 7, Duration.ofMillis(5), Clock.systemUTC());
        while (records(file).size() < 20) {
            Thread.onSpinWait();
        }
        generator.close();
        int count = records(file).size();

        assertThat(records(file))
                .hasSize(count)
                .extracting(FeedRecord::time)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(complaints).isEmpty();
    }

    @Test
    void generatorThatIsStartedAgain_goesOnWhereItWas() throws IOException {
        Path file = directory.resolve("results.json");
        start(file, 7, NEVER, Clock.fixed(NOW, ZoneOffset.UTC)).close();
        double price = records(file).get(0).price();
        start(file, 8, NEVER, Clock.fixed(NOW.minusSeconds(60), ZoneOffset.UTC)).close();

        assertThat(records(file)).hasSize(2);
        assertThat(records(file).get(1).json()).contains("\"open\":" + String.format("%.2f", price));
        assertThat(records(file).get(1).time()).isAfter(NOW);
    }

    @Test
    void brokenFile_isWrittenOver() throws IOException {
        Path file = Files.writeString(directory.resolve("results.json"), "{\"timestamp\":");
        start(file, 7, NEVER, Clock.systemUTC()).close();

        assertThat(records(file)).hasSize(1);
    }

    @Test
    void fileThatCantBeWritten_isToldAtOnce_andOnceWhenItHappensLater() throws IOException {
        Path inTheWay = Files.writeString(directory.resolve("data"), "no directory");
        assertThatThrownBy(() -> start(inTheWay.resolve("results.json"), 7, NEVER, Clock.systemUTC()))
                .isInstanceOf(IOException.class);

        Path sub = directory.resolve("sub");
        Path file = sub.resolve("results.json");
        Generator generator = start(file, 7, Duration.ofMillis(2), Clock.systemUTC());
        Files.move(sub, directory.resolve("away"));
        Files.writeString(sub, "in the way");
        while (complaints.isEmpty()) {
            Thread.onSpinWait();
        }
        generator.close();
        assertThat(complaints).singleElement().asString().contains("results.json can't be written");
    }
}
