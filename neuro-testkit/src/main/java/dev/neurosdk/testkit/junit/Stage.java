package dev.neurosdk.testkit.junit;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.game.FakeGame;
import dev.neurosdk.testkit.neuro.FakeNeuro;
import dev.neurosdk.testkit.peer.Fake;
import dev.neurosdk.testkit.peer.OpenFakes;
import dev.neurosdk.testkit.transport.Network;
import dev.neurosdk.testkit.world.VirtualWorld;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Everything that belongs to one test. Confined to the test's thread. */
final class Stage {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Stage.class);

    private final ExtensionContext context;
    private final Optional<NeuroTest> settings;
    private final boolean virtual;
    private final Set<Fake> before = new HashSet<>(OpenFakes.now().keySet());
    private final Map<String, FakeGame> games = new LinkedHashMap<>();
    private @Nullable Edition edition;
    private @Nullable VirtualWorld world;
    private @Nullable FakeNeuro neuro;
    private @Nullable Server server;

    private Stage(ExtensionContext context) {
        this.context = context;
        this.settings = AnnotationSupport.findAnnotation(context.getTestMethod(), NeuroTest.class)
                .or(() -> onClass(context.getRequiredTestClass()));
        this.virtual = settings.map(NeuroTest::virtualTime).orElse(false)
                || List.of(context.getRequiredTestMethod().getParameterTypes()).contains(VirtualWorld.class);
    }

    private static Optional<NeuroTest> onClass(@Nullable Class<?> test) {
        return test == null
                ? Optional.empty()
                : AnnotationSupport.findAnnotation(test, NeuroTest.class).or(() -> onClass(test.getEnclosingClass()));
    }

    /** The stage of a test, set up when first asked for. */
    static Stage of(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(Stage.class, unused -> new Stage(context), Stage.class);
    }

    boolean allowsViolations() {
        return settings.map(NeuroTest::allowViolations).orElse(false);
    }

    boolean allowsOpenConnections() {
        return settings.map(NeuroTest::allowOpenConnections).orElse(false);
    }

    void edition(Edition value) {
        edition = value;
    }

    Edition edition() {
        if (edition == null) {
            String id = settings.map(NeuroTest::edition).orElse("");
            edition = id.isEmpty() ? Edition.newest() : EditionRuns.byId(id);
        }
        return edition;
    }

    VirtualWorld world() {
        if (world == null) {
            if (neuro != null || !games.isEmpty()) {
                throw new ExtensionConfigurationException("expected virtual time from the beginning: say @NeuroTest("
                        + "virtualTime = true), or put the VirtualWorld before the fakes");
            }
            world = VirtualWorld.seeded(seed());
        }
        return world;
    }

    FakeNeuro neuro() throws IOException {
        if (neuro == null) {
            neuro = FakeNeuro.builder()
                    .network(network())
                    .seed(seed())
                    .edition(edition())
                    .start();
        }
        return neuro;
    }

    FakeGame game(String name, String path) throws IOException {
        FakeGame known = games.get(name);
        if (known == null) {
            FakeGame.Builder builder = FakeGame.builder(uri(), name)
                    .network(network())
                    .seed(seed())
                    .edition(edition());
            known = (path.isEmpty() ? builder : builder.path(path)).connect();
            games.put(name, known);
        }
        return known;
    }

    /** The address that games connect to. */
    URI uri() throws IOException {
        if (server == null) {
            server = Server.of(context).orElse(null);
            if (server != null) {
                before.addAll(OpenFakes.now().keySet());
            }
        }
        if (server != null && world != null) {
            throw new ExtensionConfigurationException(
                    "expected no virtual time with a server under test, whose time is real");
        }
        return server == null ? neuro().uri() : server.uri();
    }

    /** The fakes of this test, also those that the test opened itself and has not closed. */
    List<Fake> fakes() {
        List<Fake> all = new ArrayList<>(own());
        leaks().keySet().stream().filter(fake -> !all.contains(fake)).forEach(all::add);
        return all;
    }

    List<Fake> own() {
        List<Fake> own = new ArrayList<>(games.values());
        if (neuro != null) {
            own.add(neuro);
        }
        return own;
    }

    /** What the test opened itself and did not close, and where. */
    Map<Fake, OpenFakes.Origin> leaks() {
        Map<Fake, OpenFakes.Origin> open = OpenFakes.now();
        open.keySet().removeAll(before);
        open.keySet().removeAll(own());
        open.values().removeIf(origin -> origin.thread() != Thread.currentThread());
        return open;
    }

    Optional<FakeNeuro> startedNeuro() {
        return Optional.ofNullable(neuro);
    }

    void closeGames() {
        games.values().forEach(FakeGame::close);
    }

    /** Closes what is left; whatever the server says when it ends does not concern the test's outcome otherwise. */
    void close() throws Exception {
        leaks().keySet().forEach(Fake::close);
        if (neuro != null) {
            neuro.close();
        }
        if (world != null) {
            world.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private long seed() {
        return settings.map(NeuroTest::seed).orElse(1L);
    }

    private Network network() {
        return virtual || world != null ? world().network() : Network.tcp();
    }
}
