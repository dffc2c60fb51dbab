package dev.neurosdk.testkit.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.testkit.peer.TranscriptEntry.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TranscriptEntryTest {

    @Test
    void line_hasSecondsDirectionAndText() {
        assertThat(new TranscriptEntry(Duration.ofMillis(1234), Kind.SENT, "{}"))
                .hasToString("   1.234 -> {}");
        assertThat(new TranscriptEntry(Duration.ZERO, Kind.RECEIVED, "{}")).hasToString("   0.000 <- {}");
        assertThat(new TranscriptEntry(Duration.ZERO, Kind.NOTE, "ping")).hasToString("   0.000  * ping");
    }

    @Test
    void line_isOneLine_ofBoundedLength() {
        assertThat(new TranscriptEntry(Duration.ZERO, Kind.SENT, "{\n}")).hasToString("   0.000 -> {\\n}");
        assertThat(new TranscriptEntry(Duration.ZERO, Kind.SENT, "x".repeat(1000)).toString())
                .hasSizeLessThan(300)
                .endsWith("... (1000 characters)");
    }
}
