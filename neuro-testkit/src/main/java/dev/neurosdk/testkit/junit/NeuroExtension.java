package dev.neurosdk.testkit.junit;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.neuro.GameConnection;
import dev.neurosdk.testkit.peer.Fake;
import dev.neurosdk.testkit.peer.OpenFakes;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** What {@link NeuroTest} promises. Thread-safe: everything it knows is in the stage of a test. */
final class NeuroExtension
        implements ParameterResolver,
                BeforeEachCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final Set<Class<?>> GIVEN =
            Set.of(FakeGame.class, FakeNeuro.class, VirtualWorld.class, URI.class, Edition.class);

    NeuroExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(
                    type.getSimpleName()
                            + ": expected as a parameter of a test, of @BeforeEach or of @AfterEach, since it belongs to one test");
        }
        Stage stage = Stage.of(context);
        try {
            if (type == FakeGame.class) {
                return game(parameter, stage);
            }
            if (type == FakeNeuro.class) {
                return stage.neuro();
            }
            if (type == VirtualWorld.class) {
                return stage.world();
            }
            return type == URI.class ? stage.uri() : stage.edition();
        } catch (IOException e) {
            throw new ParameterResolutionException(type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static FakeGame game(ParameterContext parameter, Stage stage) throws IOException {
        Optional<GameName> name = parameter.findAnnotation(GameName.class);
        return name.isPresent()
                ? stage.game(name.get().value(), name.get().path())
                : stage.game("Game " + (1 + namelessBefore(parameter)), "");
    }

    private static long namelessBefore(ParameterContext parameter) {
        Parameter[] all = parameter.getDeclaringExecutable().getParameters();
        return Stream.of(all)
                .limit(parameter.getIndex())
                .filter(other -> other.getType() == FakeGame.class && !other.isAnnotationPresent(GameName.class))
                .count();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Stage unused = Stage.of(context);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw Attachment.attached(failure, Stage.of(context).fakes());
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw Attachment.attached(failure, Stage.of(context).fakes());
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw Attachment.attached(failure, Stage.of(context).fakes());
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Stage stage = Stage.of(context);
        List<AssertionError> wrong = new ArrayList<>();
        boolean passed = context.getExecutionException().isEmpty();
        try {
            if (passed) {
                leaks(stage, wrong);
                violations(stage, wrong);
            }
            stage.closeGames();
            if (passed) {
                connections(stage, wrong);
            }
        } finally {
            stage.close();
        }
        if (!wrong.isEmpty()) {
            AssertionError first = wrong.get(0);
            wrong.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private static void leaks(Stage stage, List<AssertionError> wrong) {
        for (Map.Entry<Fake, OpenFakes.Origin> leak : stage.leaks().entrySet()) {
            wrong.add(new AssertionError("expected every fake that the test opened to be closed, but "
                    + leak.getKey().title() + " is still open; it was opened at "
                    + leak.getValue().place() + '\n' + leak.getKey().describe()));
        }
    }

    private static void violations(Stage stage, List<AssertionError> wrong) {
        if (stage.allowsViolations()) {
            return;
        }
        for (Fake fake : stage.fakes()) {
            try {
                fake.assertNoViolations();
            } catch (AssertionError e) {
                wrong.add(e);
            }
        }
    }

    /** The games of the extension are closed by now, so whoever is still connected is the test's. */
    private static void connections(Stage stage, List<AssertionError> wrong) {
        Optional<FakeNeuro> neuro = stage.startedNeuro();
        if (neuro.isEmpty() || stage.allowsOpenConnections()) {
            return;
        }
        FakeNeuro started = neuro.get();
        Optional<Boolean> ended = started.lookWithin(
                started.deadline(), () -> Optional.of(!started.isOpen()).filter(over -> over));
        if (ended.isEmpty()) {
            List<String> open = started.connections().stream()
                    .filter(GameConnection::isOpen)
                    .map(game -> game.target()
                            + game.state().map(state -> " of " + state.game()).orElse(""))
                    .toList();
            wrong.add(new AssertionError(
                    "expected no game to be connected after the test, but open are the connections to " + open + '\n'
                            + started.describe()));
        }
    }
}
