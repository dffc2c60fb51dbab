package dev.neurosdk.testkit.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used, with everything that is wrong with it; the message has one line for each problem. Immutable. */
public final class YamlException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;
    private static final int SHOWN = 20;

    private final transient List<YamlProblem> problems;

    /**
     * Collects problems.
     *
     * @param problems in the order in which they stand in the file; at least one; copied
     */
    public YamlException(List<YamlProblem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /** {@return what is wrong, in the order in which it stands in the file} */
    public List<YamlProblem> problems() {
        return problems;
    }

    private static String message(List<YamlProblem> problems) {
        String shown = problems.stream().limit(SHOWN).map(YamlProblem::toString).collect(Collectors.joining("\n"));
        return problems.size() <= SHOWN ? shown : shown + "\nand " + (problems.size() - SHOWN) + " more";
    }
}
