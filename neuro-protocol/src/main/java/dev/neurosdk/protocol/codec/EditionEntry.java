package dev.neurosdk.protocol.codec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.neurosdk.protocol.edition.Edition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One edition of an {@link EditionFile}. Confined to one reading. */
final class EditionEntry {
    private static final Set<String> HEADER = Set.of("id", "after", "date");

    private final JsonObject object;
    private final String pointer;
    private final Map<String, Edition> known;
    private final List<String> problems;
    private final Map<String, BiConsumer<Edition.Builder, JsonElement>> members = new LinkedHashMap<>();
    private final int problemsBefore;

    EditionEntry(JsonObject object, String pointer, Map<String, Edition> known, List<String> problems) {
        this.object = object;
        this.pointer = pointer;
        this.known = known;
        this.problems = problems;
        this.problemsBefore = problems.size();
        flag("binaryForbidden", Edition.Builder::binaryForbidden);
        flag("oneForceAtATime", Edition.Builder::oneForceAtATime);
        flag("rootTypeObject", Edition.Builder::rootTypeObject);
        flag("uniqueItemsDoubtful", Edition.Builder::uniqueItemsDoubtful);
        flag("priority", Edition.Builder::priority);
        flag("startupAck", Edition.Builder::startupAck);
        flag("voice", Edition.Builder::voice);
        flag("unknownIgnored", Edition.Builder::unknownIgnored);
        flag("lateResultDiscarded", Edition.Builder::lateResultDiscarded);
        flag("speechFinished", Edition.Builder::speechFinished);
        choice("duplicateRegister", Edition.DuplicateRegister.values(), Edition.Builder::duplicateRegister);
        choice("successMessage", Edition.SuccessMessage.values(), Edition.Builder::successMessage);
        choice("registrationAdvice", Edition.RegistrationAdvice.values(), Edition.Builder::registrationAdvice);
        members.put("resultLimit", this::resultLimit);
        members.put("weakKeywords", (builder, value) -> {});
        members.put("weakKeywordStance", (builder, value) -> {});
    }

    /** The edition, or nothing after reporting why not. */
    Optional<Edition> edition() {
        String id = id();
        Edition after = after();
        LocalDate date = date();
        if (after == null) {
            return Optional.empty();
        }
        Edition.Builder builder = after.successor(id.isBlank() ? "?" : id, date);
        object.asMap().forEach((name, value) -> member(builder, name, value));
        weakKeywords(builder, after);
        return problems.size() == problemsBefore ? Optional.of(builder.build()) : Optional.empty();
    }

    private String id() {
        String id = text("id");
        if (id == null || id.isBlank()) {
            expected("id", "a name such as E9");
            return "";
        }
        if (known.containsKey(id)) {
            expected("id", "a name that is not taken");
        }
        return id;
    }

    private @Nullable Edition after() {
        String id = text("after");
        Edition edition = id == null ? null : known.get(id);
        if (edition == null) {
            expected("after", "the id of an earlier edition, one of " + String.join(", ", known.keySet()));
        }
        return edition;
    }

    private @Nullable LocalDate date() {
        JsonElement value = object.get("date");
        if (value == null || value.isJsonNull()) {
            return null;
        }
        String text = text("date");
        LocalDate date = text == null ? null : parsed(text, LocalDate::parse);
        if (date == null) {
            expected("date", "a day such as 2026-12-01, or null");
        }
        return date;
    }

    private void resultLimit(Edition.Builder builder, JsonElement value) {
        if (value.isJsonNull()) {
            builder.resultLimit(null);
            return;
        }
        String text = text("resultLimit");
        Duration limit = text == null ? null : parsed(text, Duration::parse);
        if (limit == null || limit.isZero() || limit.isNegative()) {
            expected("resultLimit", "a positive duration such as PT20S, or null");
        } else {
            builder.resultLimit(limit);
        }
    }

    private void weakKeywords(Edition.Builder builder, Edition after) {
        Set<String> names = object.has("weakKeywords") ? keywords() : after.weakKeywords();
        Edition.KeywordStance stance = object.has("weakKeywordStance")
                ? constant("weakKeywordStance", Edition.KeywordStance.values())
                : after.weakKeywordStance();
        if (stance != null) {
            builder.weakKeywords(names, stance);
        }
    }

    private Set<String> keywords() {
        Set<String> names = new LinkedHashSet<>();
        boolean strings = object.get("weakKeywords") instanceof JsonArray array
                && array.asList().stream().allMatch(element -> isText(element) && names.add(element.getAsString()));
        if (!strings) {
            expected("weakKeywords", "an array of different strings");
        }
        return names;
    }

    private void member(Edition.Builder builder, String name, JsonElement value) {
        BiConsumer<Edition.Builder, JsonElement> member = members.get(name);
        if (member != null) {
            member.accept(builder, value);
        } else if (!HEADER.contains(name)) {
            problems.add(EditionFile.problem(
                    pointer,
                    "one of id, after, date, " + String.join(", ", members.keySet()),
                    "a member " + Excerpt.quoted(name)));
        }
    }

    private void flag(String name, BiConsumer<Edition.Builder, Boolean> setter) {
        members.put(name, (builder, value) -> {
            if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
                setter.accept(builder, primitive.getAsBoolean());
            } else {
                expected(name, "a boolean");
            }
        });
    }

    private <E extends Enum<E>> void choice(String name, E[] constants, BiConsumer<Edition.Builder, E> setter) {
        members.put(name, (builder, value) -> {
            E constant = constant(name, constants);
            if (constant != null) {
                setter.accept(builder, constant);
            }
        });
    }

    private <E extends Enum<E>> @Nullable E constant(String name, E[] constants) {
        String text = text(name);
        for (E constant : constants) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        expected(name, Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(" or ")));
        return null;
    }

    private static <T> @Nullable T parsed(String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable String text(String name) {
        JsonElement value = object.get(name);
        return value != null && isText(value) ? value.getAsString() : null;
    }

    private static boolean isText(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isString();
    }

    private void expected(String name, String expected) {
        JsonElement value = object.get(name);
        problems.add(EditionFile.problem(
                StrictJson.child(pointer, name), expected, value == null ? "absent" : Excerpt.of(value)));
    }
}
