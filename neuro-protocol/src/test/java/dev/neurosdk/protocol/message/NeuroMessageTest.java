package dev.neurosdk.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.neurosdk.protocol.message.NeuroMessage.Action;
import dev.neurosdk.protocol.message.NeuroMessage.GracefulShutdown;
import dev.neurosdk.protocol.message.NeuroMessage.ImmediateShutdown;
import dev.neurosdk.protocol.message.NeuroMessage.ReregisterAll;
import dev.neurosdk.protocol.message.NeuroMessage.SpeechFinished;
import dev.neurosdk.protocol.message.NeuroMessage.StartupAck;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeuroMessageTest {
    private static final List<NeuroMessage> ALL = List.of(
            new StartupAck(new CharacterSession("s", "c", "d")),
            new Action("1", "a", null),
            new ReregisterAll(),
            new GracefulShutdown(true),
            new ImmediateShutdown(),
            new SpeechFinished(true, false, null));

    @Test
    void commands_areThoseOfThePage() {
        assertThat(ALL)
                .extracting(NeuroMessage::command)
                .containsExactly(
                        "startup",
                        "action",
                        "actions/reregister_all",
                        "shutdown/graceful",
                        "shutdown/immediate",
                        "speech_finished");
    }

    @Test
    void visitor_isCalledForItsKind() {
        assertThat(ALL.stream().map(message -> message.accept(new Kind())))
                .containsExactly("ack", "action", "reregister", "graceful", "immediate", "speech");
    }

    private static final class Kind implements NeuroMessage.Visitor<String> {
        @Override
        public String startupAck(StartupAck ack) {
            return "ack";
        }

        @Override
        public String action(Action action) {
            return "action";
        }

        @Override
        public String reregisterAll(ReregisterAll reregister) {
            return "reregister";
        }

        @Override
        public String gracefulShutdown(GracefulShutdown shutdown) {
            return "graceful";
        }

        @Override
        public String immediateShutdown(ImmediateShutdown shutdown) {
            return "immediate";
        }

        @Override
        public String speechFinished(SpeechFinished speech) {
            return "speech";
        }
    }

    @Test
    void action_needsAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Action("", "a", null))
                .withMessage("id: expected a non-empty string, was empty");
    }

    @Test
    void session_needsAllItsTexts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CharacterSession("", "c", "d"))
                .withMessageStartingWith("sessionId: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CharacterSession("s", "", "d"))
                .withMessageStartingWith("characterId: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CharacterSession("s", "c", ""))
                .withMessageStartingWith("displayName: ");
    }

    @Test
    void speech_hasAReasonOnlyWhenCancelled() {
        assertThat(new SpeechFinished(true, true, "r").reason()).isEqualTo("r");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpeechFinished(true, false, "r"))
                .withMessage("reason: expected null unless cancelled, was \"r\"");
    }
}
