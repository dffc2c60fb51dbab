package dev.neurosdk.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.cli.Shell;
import org.junit.jupiter.api.Test;

class SelfTestCommandTest {

    private final Shell shell = new Shell();

    @Test
    void mutants_areListedWithBothVerdicts() {
        assertThat(shell.run("self-test", "--mutants", "--case", "GAME-ENV-02")).isZero();
        assertThat(shell.out())
                .containsSubsequence("GAME-ENV-02", "conversation", "sound: passed", "mutant: failed")
                .contains("1 trials: 1 caught");
    }

    @Test
    void withoutMutants_onlyTheSummaryIsTold() {
        assertThat(shell.run("self-test", "--case", "GAME-CTX-*")).isZero();
        assertThat(shell.out()).contains("8 trials: 8 caught").doesNotContain("GAME-CTX-01");
    }

    @Test
    void noCase_isAnError() {
        assertThat(shell.run("self-test", "--case", "NONE-*")).isEqualTo(4);
        assertThat(shell.err()).contains("no case was selected");
    }
}
