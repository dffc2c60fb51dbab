package dev.neurosdk.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedCommandTest {

    private final Shell shell = new Shell();

    @Test
    void help_namesThePartsAndTheirDefaults() {
        assertThat(shell.run("feed", "--help")).isZero();
        assertThat(shell.out())
                .contains(
                        "generator",
                        "server",
                        "dashboard",
                        "test",
                        "data/results.json",
                        "127.0.0.1:8765",
                        "8050",
                        "2s");
        assertThat(shell.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed generator --interval 0s           | --interval: expected at least 1ms",
                "feed generator --interval fast         | expected a duration such as 250ms",
                "feed dashboard --server 8765           | --server: expected an address such as ws://127.0.0.1:8765/",
                "feed dashboard --server ws://a;b       | --server: source: expected scheme://host:port",
                "feed test --server http://127.0.0.1/   | --server: expected an address such as ws://127.0.0.1:8765/",
                "feed test --dashboard 8050             | --dashboard: expected an address such as http://127.0.0.1:8050/",
                "feed server --keep 0                   | --keep: expected at least 1, was 0",
                "feed server --allow-origin x           | expected an origin such as https://example.org, was 'x'",
                "feed server --listen 70000             | expected a port"
            })
    void whatCantBe_isAUsageError(String line, String message) {
        assertThat(shell.run(line.split(" "))).isEqualTo(2);
        assertThat(shell.err()).contains(message);
    }

    @Test
    void serverForEverybody_hasToBeAskedFor() {
        assertThat(shell.run("feed", "server", "--listen", "0.0.0.0:0")).isEqualTo(1);
        assertThat(shell.err()).contains("other machines can reach it", "--insecure");
    }
}
