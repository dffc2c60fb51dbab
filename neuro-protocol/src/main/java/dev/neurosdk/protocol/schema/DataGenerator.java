package dev.neurosdk.protocol.schema;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes data for an action from its schema: fitting data, data at the edges of what fits, and data that breaks one
 * keyword. Immutable, thread-safe.
 *
 * <p>Everything is checked with {@link ActionSchema#validate} before it is returned. The same schema and the same random
 * numbers give the same data, on every Java version. The work spent on one value is bounded; a schema that cannot be
 * satisfied within it gets {@link Generated.NoData}. Nothing in here throws for what a schema says. Source: clauses ACD-3
 * and ACN-2.
 */
public final class DataGenerator {

    private static final int ATTEMPTS = 16;
    private static final int SHOWCASE_SEED = 1;

    private final PreparedSchema schema;
    private final List<String> candidates;
    private volatile @Nullable Set<String> breakable;

    DataGenerator(PreparedSchema schema) {
        this.schema = schema;
        this.candidates = List.copyOf(FaultMaker.candidates(schema.root().binding()));
    }

    /**
     * Prepares a generator. What it makes as fitting is an object, unless the root {@code type} admits none.
     *
     * @param schema the schema of the action
     * @return the generator, to be kept as long as the schema
     */
    public static DataGenerator of(ActionSchema schema) {
        return new DataGenerator(PreparedSchema.of(schema));
    }

    /**
     * Makes data that fits: short words, small numbers, some of the optional members.
     *
     * @param random where chance comes from
     * @return fitting data, or why there is none
     */
    public Generated valid(RandomGenerator random) {
        Dice dice = new Dice(requireNonNull(random, "random"));
        Generated.NoData first = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Run run = PreparedSchema.run(dice, attempt % 4 == 3 ? Taste.SPARSE : Taste.USUAL, attempt);
            JsonNode value = schema.attempt(run);
            if (value != null) {
                return new Generated.Data(JsonTrees.write(value), "valid");
            }
            first = first == null ? run.giveUp() : first;
        }
        return requireNonNull(first);
    }

    /**
     * Makes fitting data at the edges: nothing optional, everything optional, and for each member that then is present
     * its smallest and largest values, lengths and sizes, their neighbours, and every listed value. No text occurs twice.
     *
     * @param random where chance comes from
     * @return fitting data, each noting its edge; empty when none was found
     */
    public List<Generated> boundaries(RandomGenerator random) {
        return new EdgeMaker(schema, new Dice(requireNonNull(random, "random"))).edges();
    }

    /**
     * The keywords that data can be made to break, for {@link #invalid(String, RandomGenerator)}. Found by trying, once.
     *
     * @return the keywords in the order in which the schema has them; without order of its own where it is empty
     */
    public Set<String> breakableKeywords() {
        Set<String> known = breakable;
        if (known == null) {
            Set<String> found = new LinkedHashSet<>();
            for (String keyword : candidates) {
                if (invalid(keyword, new Random(SHOWCASE_SEED)) instanceof Generated.Data) {
                    found.add(keyword);
                }
            }
            known = Collections.unmodifiableSet(found);
            breakable = known;
        }
        return known;
    }

    /**
     * Makes data that breaks one keyword, chosen by chance.
     *
     * @param random where chance comes from
     * @return data that does not fit and notes why, or why there is none
     */
    public Generated invalid(RandomGenerator random) {
        Dice dice = new Dice(requireNonNull(random, "random"));
        List<String> untried = new ArrayList<>(candidates);
        Generated last = new Generated.NoData("the schema has no keyword to break", "");
        while (!untried.isEmpty()) {
            last = new FaultMaker(schema, dice).broken(untried.remove(dice.below(untried.size())));
            if (last instanceof Generated.Data) {
                return last;
            }
        }
        return last;
    }

    /**
     * Makes data that breaks a keyword in one place, and as far as possible nothing else.
     *
     * @param keyword the keyword, for example {@code enum}
     * @param random where chance comes from
     * @return data that does not fit and notes where, or why there is none; the schema may not have the keyword
     */
    public Generated invalid(String keyword, RandomGenerator random) {
        requireNonNull(keyword, "keyword");
        Dice dice = new Dice(requireNonNull(random, "random"));
        return candidates.contains(keyword)
                ? new FaultMaker(schema, dice).broken(keyword)
                : new Generated.NoData("the schema has no " + keyword + " to break", "");
    }

    /**
     * Makes data for every way to be wrong: each keyword broken in each place, each required member left out in turn.
     *
     * @param random where chance comes from
     * @return data that does not fit, each noting where and why; at most 200, empty when none was found
     */
    public List<Generated> faults(RandomGenerator random) {
        return new FaultMaker(schema, new Dice(requireNonNull(random, "random"))).everyFault();
    }
}
