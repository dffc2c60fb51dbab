package dev.neurosdk.server.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    @Test
    void sentences_areParts() {
        assertThat(Segments.of("  Hello there!  \"Is it 3.14?\" Yes… Well, (maybe.) No\n\nend "))
                .containsExactly("Hello there!", "\"Is it 3.14?\"", "Yes…", "Well, (maybe.)", "No", "end");
    }

    @Test
    void sentences_withoutSpacesBetween_areParts() {
        assertThat(Segments.of("你好。再见！")).containsExactly("你好。", "再见！");
    }

    @Test
    void longSentence_isCutAtSpaces() {
        List<String> parts = Segments.of("word ".repeat(100));

        assertThat(parts).hasSize(3).allMatch(part -> part.length() <= Segments.LONGEST);
        assertThat(String.join(" ", parts)).isEqualTo("word ".repeat(100).strip());
    }

    @Test
    void longWord_isCutAnywhere() {
        assertThat(Segments.of("x".repeat(401))).extracting(String::length).containsExactly(200, 200, 1);
    }

    @Test
    void oddLineEnds_areStillSomethingToSay() {
        assertThat(Segments.of("\u0085")).containsExactly("\u0085");
    }
}
