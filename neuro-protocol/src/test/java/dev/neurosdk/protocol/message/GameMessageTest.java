package dev.neurosdk.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.neurosdk.protocol.message.GameMessage.ActionResult;
import dev.neurosdk.protocol.message.GameMessage.Context;
import dev.neurosdk.protocol.message.GameMessage.ForceActions;
import dev.neurosdk.protocol.message.GameMessage.RegisterActions;
import dev.neurosdk.protocol.message.GameMessage.ShutdownReady;
import dev.neurosdk.protocol.message.GameMessage.Startup;
import dev.neurosdk.protocol.message.GameMessage.UnregisterActions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GameMessageTest {

    static Stream<Function<String, GameMessage>> constructors() {
        return Stream.of(
                Startup::new,
                game -> new Context(game, "m", false),
                game -> new RegisterActions(game, List.of()),
                game -> new UnregisterActions(game, List.of()),
                game -> new ForceActions(game, "q", List.of("a")),
                game -> new ActionResult(game, "1", true, null),
                ShutdownReady::new);
    }

    @ParameterizedTest
    @MethodSource("constructors")
    void game_isNotEmpty(Function<String, GameMessage> constructor) {
        assertThat(constructor.apply(" ").game()).isEqualTo(" ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> constructor.apply(""))
                .withMessage("game: expected a non-empty string, was empty");
    }

    @Test
    void commands_areThoseOfThePage() {
        assertThat(constructors().map(constructor -> constructor.apply("G").command()))
                .containsExactly(
                        "startup",
                        "context",
                        "actions/register",
                        "actions/unregister",
                        "actions/force",
                        "action/result",
                        "shutdown/ready");
    }

    @Test
    void visitor_isCalledForItsKind() {
        assertThat(constructors().map(constructor -> constructor.apply("G").accept(new Kind())))
                .containsExactly("startup", "context", "register", "unregister", "force", "result", "ready");
    }

    private static final class Kind implements GameMessage.Visitor<String> {
        @Override
        public String startup(Startup startup) {
            return "startup";
        }

        @Override
        public String context(Context context) {
            return "context";
        }

        @Override
        public String registerActions(RegisterActions register) {
            return "register";
        }

        @Override
        public String unregisterActions(UnregisterActions unregister) {
            return "unregister";
        }

        @Override
        public String forceActions(ForceActions force) {
            return "force";
        }

        @Override
        public String actionResult(ActionResult result) {
            return "result";
        }

        @Override
        public String shutdownReady(ShutdownReady ready) {
            return "ready";
        }
    }

    @Test
    void force_needsAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ForceActions("G", "q", List.of()))
                .withMessage("actionNames: expected at least one name, was empty");
    }

    @Test
    void shortForce_hasTheDefaults() {
        assertThat(new ForceActions("G", "q", List.of("a")))
                .isEqualTo(new ForceActions("G", null, "q", false, ForcePriority.LOW, List.of("a")));
    }

    @Test
    void lists_areCopiedAndCannotBeChanged() {
        List<String> names = new ArrayList<>(List.of("a"));
        List<ActionDefinition> actions = new ArrayList<>(List.of(new ActionDefinition("a", "x")));
        ForceActions force = new ForceActions("G", "q", names);
        UnregisterActions unregister = new UnregisterActions("G", names);
        RegisterActions register = new RegisterActions("G", actions);
        names.add("b");
        actions.clear();

        assertThat(force.actionNames()).containsExactly("a");
        assertThat(unregister.actionNames()).containsExactly("a");
        assertThat(register.actions()).hasSize(1);
        assertThatThrownBy(() -> force.actionNames().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> unregister.actionNames().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> register.actions().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void definition_needsAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActionDefinition("", "x"))
                .withMessage("name: expected a non-empty string, was empty");
        assertThat(new ActionDefinition("a", "")).isEqualTo(new ActionDefinition("a", "", null));
    }

    @Test
    void priority_isFoundByItsExactName() {
        for (ForcePriority priority : ForcePriority.values()) {
            assertThat(ForcePriority.fromWire(priority.wire())).contains(priority);
        }
        assertThat(ForcePriority.fromWire("LOW")).isEmpty();
        assertThat(ForcePriority.fromWire("urgent")).isEmpty();
    }
}
