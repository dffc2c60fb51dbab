package dev.neurosdk.server.decider;

import dev.neurosdk.protocol.schema.ActionSchema;
import dev.neurosdk.protocol.schema.Generated;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Chooses among offers by chance, with data that fits or, now and then, data that does not. Confined to one choice. */
record RandomChoice(RandomGenerator random, double malformed) {

    private static final List<String> NO_OBJECTS = List.of("null", "[]", "\"data\"", "0", "");
    private static final int WAYS = 4;

    /** Null when no data is found for any of the offers. */
    @Nullable
    Decision among(List<ActionOffer> offers) {
        boolean broken = malformed > 0 && random.nextDouble() < malformed;
        List<ActionOffer> left = new ArrayList<>(offers);
        while (!left.isEmpty()) {
            ActionOffer offer = left.remove(random.nextInt(left.size()));
            Decision decision = broken ? malformed(offer) : fitting(offer);
            if (decision != null) {
                return decision;
            }
        }
        return null;
    }

    private @Nullable Decision fitting(ActionOffer offer) {
        if (!offer.schema().hasParameters()) {
            return new Decision(offer.name(), null);
        }
        Generated data = offer.schema().generator().valid(random);
        return data instanceof Generated.Data valid ? new Decision(offer.name(), valid.json()) : null;
    }

    private Decision malformed(ActionOffer offer) {
        return new Decision(offer.name(), malformed(offer.schema()), false);
    }

    /** Mostly data that breaks one keyword, otherwise no object or no JSON at all. */
    private String malformed(ActionSchema schema) {
        int way = random.nextInt(WAYS);
        if (way >= 2 && schema.generator().invalid(random) instanceof Generated.Data unfit) {
            return unfit.json();
        }
        return way == 0 ? NO_OBJECTS.get(random.nextInt(NO_OBJECTS.size())) : cutOff(schema);
    }

    /** JSON that ends too early. */
    private String cutOff(ActionSchema schema) {
        Generated data = schema.generator().valid(random);
        String text = data instanceof Generated.Data valid ? valid.json() : "{}";
        return text.substring(0, 1 + random.nextInt(Math.max(1, text.length() - 1)));
    }
}
