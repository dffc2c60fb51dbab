package dev.neurosdk.testkit.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AudioFrameTest {

    private static AudioFrame frame(String hex) {
        return new AudioFrame(HexFormat.of().parseHex(hex));
    }

    @Test
    void speaker258_withOneFullSample_isTheExampleOfTheVoicePage() {
        AudioFrame frame = AudioFrame.of(258, Pcm.of(1, i -> 1f));
        assertThat(frame).isEqualTo(frame("010002010000803f"));
        assertThat(frame.flaw()).isEmpty();
        assertThat(frame.speaker()).isEqualTo(258);
        assertThat(frame.count()).isEqualTo(1);
        assertThat(frame.sample(0)).isEqualTo(1f);
    }

    @Test
    void tone_is20ms_halfAsLoudAsItCouldBe() {
        AudioFrame frame = AudioFrame.tone(65_535);
        assertThat(frame.speaker()).isEqualTo(65_535);
        assertThat(frame.count()).isEqualTo(960);
        assertThat(frame.loudness()).isBetween(0.3, 0.4);
    }

    @Test
    void flaws_areOfLengthVersionAndFlags() {
        assertThat(frame("01000200").flaw()).contains("was 4 bytes");
        assertThat(frame("0100020100008000ff").flaw()).contains("was 9 bytes");
        assertThat(frame("020002010000803f").flaw()).contains("version 1", "was 2");
        assertThat(frame("01ff02010000803f").flaw()).contains("flags 0", "was 255");
    }
}
