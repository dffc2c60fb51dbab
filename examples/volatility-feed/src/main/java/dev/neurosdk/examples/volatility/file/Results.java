package dev.neurosdk.examples.volatility.file;

import dev.neurosdk.protocol.codec.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file of results says. It is one record, an array of records, or an object whose member {@code results} is such an
 * array; the object may be a record itself. A record is an object with {@code timestamp} (ISO 8601; UTC when it names no
 * zone), {@code volatility} (0 or more) and {@code price} (more than 0); {@code returns}, {@code open}, {@code high},
 * {@code low} and {@code volume} are numbers where they are there, and any other field is welcome. Immutable.
 *
 * @param records the good ones, oldest first, one of each time; of several with the same time the last
 * @param faults what is wrong with the rest, a sentence each; of the first ten
 */
public record Results(List<FeedRecord> records, List<String> faults) {

    private static final int MAX_FAULTS = 10;
    private static final String RESULTS = "results";

    /** Copies the lists. */
    public Results {
        records = List.copyOf(records);
        faults = List.copyOf(faults);
    }

    /**
     * Reads a text. Bad input never throws.
     *
     * @param text the content of a file
     * @param now the time
     * @return what it says
     */
    public static Results read(String text, Instant now) {
        return JsonValue.read(
                text,
                Integer.MAX_VALUE,
                value -> of(value, now),
                faults -> new Results(
                        List.of(),
                        List.of("expected " + faults.get(0).expected() + ", was "
                                + faults.get(0).actual())));
    }

    private static Results of(JsonValue file, Instant now) {
        TreeMap<Instant, FeedRecord> records = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        candidates(file).forEach((at, candidate) -> {
            RecordForm form = RecordForm.check(candidate, at, now);
            if (form.record() != null) {
                records.put(form.record().time(), form.record());
            } else if (faults.size() < MAX_FAULTS) {
                faults.add(form.fault());
            }
        });
        return new Results(List.copyOf(records.values()), faults);
    }

    /** What should be records, by their JSON pointers. */
    private static Map<String, JsonValue> candidates(JsonValue file) {
        Map<String, JsonValue> all = new LinkedHashMap<>();
        if (file instanceof JsonValue.Elements array) {
            elements(array, "", all);
        } else if (file instanceof JsonValue.Members object
                && object.members().get(RESULTS) instanceof JsonValue.Elements array) {
            elements(array, "/" + RESULTS, all);
            if (object.members().containsKey(FeedRecord.TIMESTAMP)) {
                Map<String, JsonValue> own = new LinkedHashMap<>(object.members());
                own.remove(RESULTS);
                all.put("", new JsonValue.Members(own));
            }
        } else {
            all.put("", file);
        }
        return all;
    }

    private static void elements(JsonValue.Elements array, String at, Map<String, JsonValue> all) {
        for (int i = 0; i < array.elements().size(); i++) {
            all.put(at + "/" + i, array.elements().get(i));
        }
    }
}
