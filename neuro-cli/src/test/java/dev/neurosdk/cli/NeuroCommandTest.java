package dev.neurosdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class NeuroCommandTest {

    private final Shell shell = new Shell();

    @Test
    void help_listsTheSubcommands() {
        assertThat(shell.run("--help")).isZero();
        assertThat(shell.out()).contains("Usage: neuro", "serve", "help");
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void helpServe_explainsItsOptions() {
        assertThat(shell.run("help", "serve")).isZero();
        assertThat(shell.out()).contains("--port=N", "Default: 8000", "messages, wire, violations, off");
        assertThat(shell.out())
                .containsSubsequence(
                        "How it plays:",
                        "--strict",
                        "Who may connect:",
                        "--token-file=FILE",
                        "TLS:",
                        "--tls-cert=FILE",
                        "Limits:",
                        "--max-connections=N",
                        "Default: 12000")
                .contains("--compression");
        assertThat(shell.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @ParameterizedTest
    @FieldSource("dev.neurosdk.cli.NeuroCommand#SUBCOMMANDS")
    void subcommand_isFoundUnderItsName_andListed(String name) {
        assertThat(shell.run(name, "--help")).isZero();
        assertThat(shell.out()).contains("Usage: neuro " + name + " ");
        assertThat(shell.run("--help")).isZero();
        assertThat(shell.out()).contains("\n  " + name + " ");
    }

    @Test
    void extension_isASubcommandLikeAnyOther() {
        assertThat(shell.run("hum")).isZero();
        assertThat(shell.out()).isEqualToIgnoringNewLines("mm-mm-mm");
        assertThat(shell.run("help")).isZero();
        assertThat(shell.out()).contains("Hums a tune.");
    }

    @Test
    void version_namesTheEditions() {
        assertThat(shell.run("--version")).isZero();
        assertThat(shell.out()).startsWith("neuro ").contains("editions E0 to E8+");
    }

    @Test
    void nothing_isAUsageError() {
        assertThat(shell.run()).isEqualTo(2);
        assertThat(shell.err()).contains("Missing required subcommand", "serve");
        assertThat(shell.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve --prot 1         | Unknown option",
                "serve extra            | Unmatched argument",
                "swerve                 | Did you mean: neuro serve",
                "serve --port 65536     | expected a port, 0 to 65535 (0 for any free one), was '65536'",
                "serve --port -1        | expected a port, 0 to 65535 (0 for any free one), was '-1'",
                "serve --delay 5        | expected a duration such as 250ms, 2s, 1.5s or 1m, was '5'",
                "serve --edition E99    | expected one of E0, E1, E2, E3, E4, E5, E6, E7, E8, E8+, was 'E99'",
                "serve --character bob  | expected neuro, evil or ID=NAME such as robo=Robo-chan, was 'bob'",
                "serve --seed many      | 'many' is not a long",
                "serve --max-queue 0    | queuedMessages: expected at least 1, was 0",
                "serve --retries -1     | retries: expected zero or more, was -1",
                "serve --allow-origin a | expected an origin such as https://example.org, was 'a'",
                "serve --fallback pray  | expected one of give-up, random-action, first-action, was 'pray'",
                "serve --second-force x | expected one of replace, queue, reject, was 'x'",
                "serve --name-scope all | expected one of connection, character, was 'all'",
                "serve --idle-time 5    | expected a duration such as 250ms, 2s, 1.5s or 1m, was '5'",
                "serve --tls-cert a.pem | --tls-key",
                "serve --demo --tls-cert a.pem --tls-key b.pem | the bundled game does not speak TLS",
                "serve --log loud       | expected one of [messages, wire, violations, off]",
                "serve --color blue     | expected one of [auto, always, never]",
                "serve --decider clever | expected one of [random, first, scripted, console]",
                "serve --decider scripted | --decider scripted needs a script: say which one with --script FILE",
                "serve --decider first --script a | --script is for --decider scripted, was first",
                "serve --decider first --unforced 1s | are for --decider random, was first",
                "serve --malformed 2     | --malformed: expected 0 to 1, was 2.0",
                "serve --delay 2s..1s    | expected the shorter duration first, as in 200ms..2s, was '2s..1s'"
            })
    void badUsage_exitsWith2_andSaysWhatWouldBeRight(String line, String explanation) {
        assertThat(shell.run(line.strip().split(" "))).isEqualTo(2);
        assertThat(shell.err())
                .startsWith("neuro: ")
                .containsIgnoringCase(explanation)
                .contains("Usage: neuro");
        assertThat(shell.err()).doesNotContain("\tat ", "Usage: Usage");
        assertThat(shell.out()).isEmpty();
    }
}
