package dev.neurosdk.testkit.yaml;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One YAML file in the course of being read: its values, and the problems found so far. Confined to one thread.
 *
 * <p>A reader asks for what it needs and always gets something to go on with: where the file has nothing fitting, a problem
 * is noted and a stand-in returned. At the end {@link #throwIfProblems()} tells everything at once.
 *
 * <pre>{@code
 * YamlFile file = YamlFile.parse("plan.yml", text);
 * YamlMapping root = file.root().asMapping();
 * String name = root.text("plan");
 * Duration gap = root.duration("gap", Duration.ZERO);
 * file.throwIfProblems();
 * }</pre>
 *
 * <p>A file has at most 1 MiB, 64 levels, 100 aliases and 100,000 values, aliases counted as often as used; no tags but local
 * ones, no merge keys, no repeated keys, one document. Plain scalars mean what they mean in JSON; anything else is text.
 */
public final class YamlFile {

    private static final int MAX_LENGTH = 1 << 20;
    private static final int MAX_PROBLEMS = 100;

    private final String name;
    private final List<YamlProblem> problems = new ArrayList<>();
    private final List<YamlMapping> opened = new ArrayList<>();
    private final YamlNode root;

    private YamlFile(String name, String text) {
        this.name = requireNonNull(name, "name");
        if (text.length() > MAX_LENGTH) {
            problem(1, 1, "expected at most " + MAX_LENGTH + " characters, was " + text.length());
            throw new YamlException(problems);
        }
        root = new YamlTree(this).read(text);
    }

    /**
     * Reads a text.
     *
     * @param name how the text is called in problems, usually the file's name
     * @param text the content
     * @return the file, nothing asked yet
     * @throws YamlException when it is no YAML, or beyond the bounds
     */
    public static YamlFile parse(String name, String text) {
        return new YamlFile(name, text);
    }

    /**
     * Reads a file.
     *
     * @param path the file, in UTF-8
     * @return the file, nothing asked yet
     * @throws YamlException when it is no YAML, or beyond the bounds
     * @throws IOException when it cannot be read, or is no UTF-8
     */
    public static YamlFile read(Path path) throws IOException {
        return parse(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
    }

    /**
     * Reads a file that is part of the product.
     *
     * @param path its absolute path in the jar; the part after the last slash names it in problems
     * @return the file, nothing asked yet
     * @throws YamlException when it is no YAML, or beyond the bounds
     * @throws IllegalStateException when the jar lacks it
     */
    public static YamlFile resource(String path) {
        try (InputStream in = YamlFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + path);
            }
            String name = path.substring(path.lastIndexOf('/') + 1);
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return how the file is called in problems} */
    public String name() {
        return name;
    }

    /** {@return the value of the whole file; that of an empty file is null at 1:1} */
    public YamlNode root() {
        return root;
    }

    /**
     * Ends the reading: what no reader asked for is a problem too.
     *
     * @throws YamlException when anything is wrong, with all of it
     */
    public void throwIfProblems() {
        List.copyOf(opened).forEach(YamlMapping::refuseUnasked);
        opened.clear();
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(YamlProblem::line).thenComparingInt(YamlProblem::column));
            throw new YamlException(problems);
        }
    }

    void problem(int line, int column, String message) {
        YamlProblem problem = new YamlProblem(name, line, column, message);
        if (problems.size() < MAX_PROBLEMS && !problems.contains(problem)) {
            problems.add(problem);
        }
    }

    YamlException fatal(int line, int column, String message) {
        return new YamlException(List.of(new YamlProblem(name, line, column, message)));
    }

    void opened(YamlMapping mapping) {
        opened.add(mapping);
    }
}
