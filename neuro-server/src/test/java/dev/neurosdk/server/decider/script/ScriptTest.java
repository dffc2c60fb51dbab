package dev.neurosdk.server.decider.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.FirstActionDecider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {

    private static final Decider FIRST = new FirstActionDecider();

    private static Script parse(String text) {
        return Script.parse(text, Map.of("first", FIRST));
    }

    @Test
    void text_andJava_buildTheSameScript() {
        Script script = parse("""
                # an opening

                answer open_door {"door": "left"}
                answer wave
                in "Star *" answer wave
                  offering dock  in Moon answer "set sail" {}
                answer! open_door [1, 2
                fail the model is down
                decline not today
                ignore
                act wave {"at": "you"}
                wait 2.5s
                end first
                """);

        assertThat(script)
                .isEqualTo(Script.builder()
                        .answer("open_door", "{\"door\": \"left\"}")
                        .answer("wave", null)
                        .step(new ScriptStep.Reply(
                                Where.inGame("Star *"), new Answer.Choose(new Decision("wave", null))))
                        .step(new ScriptStep.Reply(
                                new Where("Moon", "dock"), new Answer.Choose(new Decision("set sail", "{}"))))
                        .reply(new Answer.Choose(new Decision("open_door", "[1, 2", false)))
                        .reply(new Answer.Fail("the model is down"))
                        .reply(new Answer.Decline("not today"))
                        .reply(new Answer.Ignore())
                        .act("wave", "{\"at\": \"you\"}")
                        .pause(Duration.ofMillis(2500))
                        .end(new ScriptEnd.Delegate(FIRST))
                        .build());
    }

    @Test
    void end_unlessSaid_isGivingUp() {
        assertThat(parse("").end()).isEqualTo(new ScriptEnd.GiveUp());
        assertThat(parse("answer a\nend repeat").end()).isEqualTo(new ScriptEnd.Repeat());
        assertThat(parse("end give-up").end()).isEqualTo(new ScriptEnd.GiveUp());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "anwser a | line 1, column 1: expected answer, answer!, fail, decline, ignore, act, act!, wait or end, was anwser",
                "answer | line 1, column 7: expected the name of an action, was the end of the line",
                "answer a {\"n\":} | line 1, column 10: expected JSON data with",
                "answer \"a | line 1, column 8: expected a closing quote, was the end of the line",
                "ignore it | line 1, column 8: expected the end of the line, was it",
                "wait soon | line 1, column 6: expected a time such as 250ms, 2.5s or 1m, was soon",
                "in Star wait 1s | line 1, column 9: expected answer, fail, decline, ignore or act after in and offering",
                "end somehow | line 1, column 5: expected one of give-up, repeat, first, was somehow",
                "end repeat | line 1, column 5: expected an answer further up to repeat, was none",
            })
    void problem_isPointedAt(String text, String problem) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(text)).withMessageStartingWith(problem);
    }

    @Test
    void everyProblem_isReported() {
        assertThatThrownBy(() -> parse("answer\n\nend first\nwait 1s\nsing"))
                .message()
                .hasLineCount(3)
                .contains("line 1, column 7:", "line 4, column 1: expected nothing after the end", "line 5,");
    }

    @Test
    void file_thatIsNoScript_isNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("my.script"), "sing");

        assertThatThrownBy(() -> Script.read(file, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": line 1, column 1: expected ");
    }

    @Test
    void repeat_withoutAnAnswer_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Script.builder().end(new ScriptEnd.Repeat()).build());
    }
}
