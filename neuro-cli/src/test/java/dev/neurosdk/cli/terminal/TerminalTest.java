package dev.neurosdk.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void style_auto_colorsOnlyTerminalsThatWantIt() {
        assertThat(terminal(true, Map.of()).style(ColorMode.AUTO).color()).isTrue();
        assertThat(terminal(false, Map.of()).style(ColorMode.AUTO).color()).isFalse();
        assertThat(terminal(true, Map.of("NO_COLOR", "1")).style(ColorMode.AUTO).color())
                .isFalse();
        assertThat(terminal(true, Map.of("NO_COLOR", "")).style(ColorMode.AUTO).color())
                .isTrue();
        assertThat(terminal(true, Map.of("TERM", "dumb")).style(ColorMode.AUTO).color())
                .isFalse();
    }

    @Test
    void style_alwaysAndNever_askNobody() {
        assertThat(terminal(false, Map.of("NO_COLOR", "1"))
                        .style(ColorMode.ALWAYS)
                        .color())
                .isTrue();
        assertThat(terminal(true, Map.of()).style(ColorMode.NEVER).color()).isFalse();
    }

    @Test
    void style_otherCharset_fallsBackToAscii() {
        Style unicode = terminal(StandardCharsets.UTF_8).style(ColorMode.NEVER);
        Style ascii = terminal(StandardCharsets.US_ASCII).style(ColorMode.NEVER);
        assertThat(unicode.sign(Sign.TO)).isEqualTo("→");
        for (Sign sign : Sign.values()) {
            assertThat(ascii.sign(sign)).matches("\\p{ASCII}+");
        }
    }

    @Test
    void columns_launcherThenEnvironmentThenGuess() {
        assertThat(Terminal.columns("132", "99", true)).isEqualTo(132);
        assertThat(Terminal.columns(null, "99", true)).isEqualTo(99);
        assertThat(Terminal.columns("wide", "0", true)).isEqualTo(80);
        assertThat(Terminal.columns(null, null, false)).isEqualTo(Terminal.FILE_COLUMNS);
    }

    @Test
    void paint_withoutColor_addsNothing() {
        assertThat(new Style(false, true).paint(Paint.RED, "x")).isEqualTo("x");
        assertThat(new Style(true, true).paint(Paint.RED, "x")).isEqualTo("\u001b[31mx\u001b[0m");
    }

    private static Terminal terminal(boolean interactive, Map<String, String> environment) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(nowhere, nowhere, StandardCharsets.UTF_8, interactive, 80, environment);
    }

    private static Terminal terminal(Charset charset) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, charset);
        return new Terminal(nowhere, nowhere, charset, true, 80, Map.of());
    }
}
