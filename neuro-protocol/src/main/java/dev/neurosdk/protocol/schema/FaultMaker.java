package dev.neurosdk.protocol.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Breaks one keyword in one place of an otherwise fitting value. Confined to one generation. */
final class FaultMaker {

    private static final int BASES = 24;
    private static final int USED_BASES = 6;
    private static final int TRIES_PER_BASE = 8;
    private static final int TRIES_PER_PLACE = 6;
    private static final int MAX_EXHAUSTED = 4;
    private static final int MAX_FAULTS = 200;

    private final PreparedSchema schema;
    private final Dice dice;
    private int exhausted;

    /**
     * A keyword that has a say about a part of a value.
     *
     * @param member the required member that it is about; empty when that is open
     */
    private record Place(Part part, SchemaNode schema, String keyword, String member) {}

    /**
     * A broken value.
     *
     * @param clean whether nothing else is broken, as far as can be told
     */
    private record Broken(Generated.Data data, boolean clean) {}

    FaultMaker(PreparedSchema schema, Dice dice) {
        this.schema = schema;
        this.dice = dice;
    }

    /** Every keyword of these schemas that might be broken by itself, in the order met. */
    static Set<String> candidates(Collection<SchemaNode> schemas) {
        Set<String> keywords = new LinkedHashSet<>();
        for (SchemaNode node : schemas) {
            if (node.json.isObject()) {
                node.json.propertyNames().stream()
                        .filter(keyword -> Keywords.directly(node, keyword))
                        .forEach(keywords::add);
            }
        }
        return keywords;
    }

    /** A value that breaks the keyword. */
    Generated broken(String keyword) {
        Broken second = null;
        Generated reason = new Generated.NoData("no place where only " + keyword + " is broken was found", "");
        int used = 0;
        for (int i = 0; i < BASES && used < USED_BASES && exhausted < MAX_EXHAUSTED; i++) {
            Run run = PreparedSchema.run(dice, i % 3 == 2 ? Taste.USUAL : Taste.FULL, i);
            JsonNode base = schema.attempt(run);
            if (base == null) {
                reason = run.giveUp();
                exhausted++;
                continue;
            }
            List<Place> places = places(base, keyword::equals);
            used += places.isEmpty() ? 0 : 1;
            for (int j = 0; j < TRIES_PER_BASE && !places.isEmpty() && exhausted < MAX_EXHAUSTED; j++) {
                Broken broken = broken(base, dice.pick(places), j % 2 == 1);
                if (broken != null && broken.clean()) {
                    return broken.data();
                }
                second = second == null ? broken : second;
            }
        }
        return second == null ? reason : second.data();
    }

    /** One broken value for every place and keyword, and every required member in turn. */
    List<Generated> everyFault() {
        Map<String, Generated> faults = new LinkedHashMap<>();
        for (int i = 0; i < 2; i++) {
            JsonNode base = schema.attempt(PreparedSchema.run(dice, Taste.FULL, i));
            if (base == null) {
                continue;
            }
            for (Place place : places(base, keyword -> true)) {
                String title = place.part().kind() + " " + place.keyword() + " " + place.member();
                Broken broken = faults.containsKey(title) || faults.size() >= MAX_FAULTS ? null : tried(base, place);
                if (broken != null) {
                    faults.put(title, broken.data());
                }
            }
        }
        return List.copyOf(faults.values());
    }

    private @Nullable Broken tried(JsonNode base, Place place) {
        Broken second = null;
        for (int i = 0; i < TRIES_PER_PLACE && exhausted < MAX_EXHAUSTED; i++) {
            Broken broken = broken(base, place, i % 2 == 1);
            if (broken != null && broken.clean()) {
                return broken;
            }
            second = second == null ? broken : second;
        }
        return second;
    }

    private List<Place> places(JsonNode base, Predicate<String> wanted) {
        List<Place> places = new ArrayList<>();
        try {
            Run run = PreparedSchema.run(dice, Taste.USUAL, USED_BASES);
            for (Part part : PartFinder.find(schema.root(), base, run)) {
                part.schemas().stream()
                        .filter(node -> node.json.isObject())
                        .forEach(node -> node.json.propertyNames().stream()
                                .filter(keyword -> wanted.test(keyword) && applies(node, keyword, part.value()))
                                .forEach(keyword -> add(places, part, node, keyword)));
            }
        } catch (OutOfBudget e) {
            // The places found so far are as good as any.
        }
        return places;
    }

    private static boolean applies(SchemaNode node, String keyword, JsonNode value) {
        return Keywords.directly(node, keyword) && (Types.concernedBy(keyword) & Types.of(value)) != 0;
    }

    private static void add(List<Place> places, Part part, SchemaNode node, String keyword) {
        if (keyword.equals("required") && node.objects != null) {
            node.objects.required().forEach(name -> places.add(new Place(part, node, keyword, name)));
        } else {
            places.add(new Place(part, node, keyword, ""));
        }
    }

    /** Breaks one place; null when that does not make the value unfit, or does so for another reason. */
    private @Nullable Broken broken(JsonNode base, Place place, boolean careless) {
        Run run = PreparedSchema.run(dice, Taste.USUAL, 0);
        try {
            Fault fault = Fault.of(place.schema(), place.keyword(), schema.reader());
            JsonNode value = part(place, fault, careless, run);
            if (value == null) {
                return null;
            }
            JsonNode whole = JsonValues.replaced(base, place.part().steps(), value);
            String json = JsonTrees.write(whole);
            if (schema.accepts(json)) {
                return null;
            }
            List<Checker.Refusal> refusals = new Checker(run).refusals(schema.root(), whole);
            Generated.Data data = new Generated.Data(json, note(place, fault));
            return isAbout(place, refusals) ? new Broken(data, isClean(place, refusals)) : null;
        } catch (OutOfBudget e) {
            exhausted++;
            return null;
        }
    }

    private @Nullable JsonNode part(Place place, Fault fault, boolean careless, Run run) {
        JsonNode mutated = mutated(place);
        if (mutated != null && !careless) {
            return mutated;
        }
        List<SchemaNode> kept = careless ? List.of() : place.part().schemas();
        Demand demand = Merger.broken(kept, fault, run);
        int depth = place.part().steps().size();
        return demand.impossible ? null : new Composer(run).value(demand, Goal.ANYTHING, 0, depth);
    }

    /** The smallest change that breaks the place, where there is an obvious one. */
    private @Nullable JsonNode mutated(Place place) {
        JsonNode copy = place.part().value().deepCopy();
        switch (place.keyword()) {
            case "required" -> ((ObjectNode) copy).remove(place.member());
            case "additionalProperties", "unevaluatedProperties" -> {
                String name = PleasantWords.any(dice);
                ((ObjectNode) copy).set(name, JsonValues.NODES.stringNode(PleasantWords.any(dice)));
            }
            case "uniqueItems" -> {
                if (!copy.isEmpty()) {
                    ((ArrayNode) copy).add(copy.get(dice.below(copy.size())));
                }
            }
            case "type" -> {
                return copy.isNumber() && dice.percent(40) ? JsonValues.NODES.stringNode(copy.asString()) : null;
            }
            default -> {
                return null;
            }
        }
        return copy;
    }

    private static String note(Place place, Fault fault) {
        String where = place.part().pointer();
        String member = place.member().isEmpty() ? "" : " (" + place.member() + ")";
        return (where.isEmpty() ? "whole value" : where) + ": " + fault.words() + member;
    }

    /** Whether the keyword is among what refuses the value; what is not judged here is believed. */
    private static boolean isAbout(Place place, List<Checker.Refusal> refusals) {
        return refusals.isEmpty() || refusals.stream().anyMatch(refusal -> covers(place, refusal));
    }

    private static boolean isClean(Place place, List<Checker.Refusal> refusals) {
        return refusals.stream().allMatch(refusal -> covers(place, refusal));
    }

    private static boolean covers(Place place, Checker.Refusal refusal) {
        boolean same = refusal.keyword().equals(place.keyword()) && refusal.schema() == place.schema();
        boolean around = place.part().pointer().startsWith(refusal.pointer())
                && (refusal.keyword().equals("anyOf") || refusal.keyword().equals("oneOf"));
        boolean inside = refusal.keyword().equals("false")
                && refusal.pointer().startsWith(place.part().pointer());
        return same || around || inside;
    }
}
