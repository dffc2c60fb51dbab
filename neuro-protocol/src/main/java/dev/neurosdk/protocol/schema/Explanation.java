package dev.neurosdk.protocol.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.neurosdk.protocol.codec.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The errors of one validation, in words. Confined to one call.
 *
 * <p>Where none of several alternatives fits, the validator tells what is wrong with each; here they become one
 * mismatch that lists what would fit.
 */
final class Explanation {

    private static final int MAX_MISMATCHES = 20;
    private static final int MAX_ERRORS = 500;

    private final JsonNode data;
    private final Map<String, Alternatives> alternatives = new LinkedHashMap<>();
    private final Set<Mismatch> mismatches = new LinkedHashSet<>();

    private Explanation(JsonNode data) {
        this.data = data;
    }

    /** Explains errors: at most twenty mismatches, in the validator's order, alternatives last. */
    static List<Mismatch> of(List<Error> errors, JsonNode data) {
        Explanation explanation = new Explanation(data);
        errors.stream().limit(MAX_ERRORS).forEach(explanation::add);
        explanation.alternatives.values().forEach(each -> explanation.mismatches.add(each.mismatch()));
        return explanation.mismatches.stream().limit(MAX_MISMATCHES).toList();
    }

    private void add(Error error) {
        Choice choice = Choice.in(error);
        if (choice != null) {
            alternatives
                    .computeIfAbsent(choice.key(), key -> new Alternatives(choice.pointer()))
                    .add(choice.branch(), error);
        } else if (mismatches.size() < MAX_MISMATCHES) {
            mismatches.add(Mismatch.of(error));
        }
    }

    /**
     * The outermost choice between alternatives that an error is part of.
     *
     * @param key tells one choice about one value from others
     * @param pointer the value chosen for
     * @param branch the number of the alternative; null for the error that none of them fits
     */
    private record Choice(
            String key, String pointer, @Nullable Object branch) {

        static @Nullable Choice in(Error error) {
            NodePath path = error.getEvaluationPath();
            int steps = 0;
            for (int i = 0; i < path.getNameCount(); i++) {
                String keyword = path.getName(i);
                boolean last = i + 1 == path.getNameCount();
                if (keyword.equals("anyOf") || keyword.equals("oneOf")) {
                    return !last || noneFits(error) ? of(error, i, steps) : null;
                }
                Subschemas kept = Subschemas.of(keyword);
                boolean indexed = !last && path.getElement(i + 1) instanceof Integer;
                if (kept != null) {
                    i += kept.named() || indexed ? 1 : 0;
                    steps += kept.scope() == Subschemas.Scope.PART && !keyword.equals("propertyNames") ? 1 : 0;
                }
            }
            return null;
        }

        private static boolean noneFits(Error error) {
            return "0".equals(String.valueOf(error.getArguments()[0]));
        }

        private static Choice of(Error error, int keyword, int steps) {
            NodePath path = error.getEvaluationPath();
            StringBuilder key = new StringBuilder();
            for (int i = 0; i <= keyword; i++) {
                key.append('/').append(StrictJson.escape(path.getName(i)));
            }
            StringBuilder pointer = new StringBuilder();
            for (int i = 0; i < steps; i++) {
                pointer.append('/')
                        .append(StrictJson.escape(error.getInstanceLocation().getName(i)));
            }
            Object branch = keyword + 1 < path.getNameCount() ? path.getElement(keyword + 1) : null;
            return new Choice(key + " " + pointer, pointer.toString(), branch);
        }
    }

    /** What the alternatives of one choice ask for. */
    private final class Alternatives {
        private final String pointer;
        private final Map<Object, Set<String>> branches = new LinkedHashMap<>();

        Alternatives(String pointer) {
            this.pointer = pointer;
        }

        void add(@Nullable Object branch, Error error) {
            if (branch != null && branches.size() < MAX_MISMATCHES) {
                Mismatch mismatch = Mismatch.of(error);
                String below = mismatch.pointer()
                        .substring(Math.min(pointer.length(), mismatch.pointer().length()));
                branches.computeIfAbsent(branch, key -> new LinkedHashSet<>())
                        .add(below.isEmpty() ? mismatch.expected() : mismatch.expected() + " at " + below);
            }
        }

        Mismatch mismatch() {
            Set<String> wishes = new LinkedHashSet<>();
            branches.values().forEach(wish -> wishes.add(String.join(" and ", wish)));
            return new Mismatch(
                    pointer,
                    Words.text(Words.either(new ArrayList<>(wishes))),
                    Words.typed(data.at(JsonPointer.compile(pointer))));
        }
    }
}
