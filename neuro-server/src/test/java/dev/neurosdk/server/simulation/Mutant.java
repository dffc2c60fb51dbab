package dev.neurosdk.server.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The server with one bug and the simulation, in a class loader of their own; everything else is shared. */
final class Mutant extends ClassLoader {

    private static final String OURS = "dev.neurosdk.server.";
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8);

    private final Path changed;

    private Mutant(Path changed) {
        super(Mutant.class.getClassLoader());
        this.changed = changed;
    }

    /** Compiles the bug into a directory and prepares to run it. */
    static Mutant of(Mutation mutation, Path directory) throws IOException {
        FILES.setLocation(StandardLocation.CLASS_OUTPUT, List.of(directory.toFile()));
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        boolean compiled = COMPILER.getTask(
                        null,
                        FILES,
                        problems,
                        List.of("-proc:none", "-nowarn", "-classpath", classPath()),
                        null,
                        List.of(new Source(mutation)))
                .call();
        if (!compiled) {
            throw new AssertionError(mutation + ": does not compile: " + problems.getDiagnostics());
        }
        return new Mutant(directory);
    }

    /** Surefire keeps the path of a test run here, since the JVM itself gets it in a manifest. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(Mutation mutation) throws IOException {
            super(URI.create("string:///" + mutation.className().replace('.', '/') + ".java"), Kind.SOURCE);
            text = mutation.source();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** The violated invariant, a blank, and how many steps were needed; null when the bug was not found. */
    @Nullable
    String search(long seed, long steps) throws ReflectiveOperationException {
        Class<?> simulation = loadClass(Simulation.class.getName());
        return (String) simulation.getMethod("search", long.class, long.class).invoke(null, seed, steps);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] code = name.startsWith(OURS) ? code(name.replace('.', '/') + ".class") : null;
            return code == null ? super.loadClass(name, resolve) : defineClass(name, code, 0, code.length);
        }
    }

    private byte @Nullable [] code(String resource) throws ClassNotFoundException {
        try {
            Path mutated = changed.resolve(resource);
            if (Files.exists(mutated)) {
                return Files.readAllBytes(mutated);
            }
            try (InputStream original = Mutant.class.getClassLoader().getResourceAsStream(resource)) {
                return original == null ? null : original.readAllBytes();
            }
        } catch (IOException e) {
            throw new ClassNotFoundException(resource, e);
        }
    }
}
