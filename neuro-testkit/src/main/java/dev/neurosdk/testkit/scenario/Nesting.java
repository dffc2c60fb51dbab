package dev.neurosdk.testkit.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts values into objects within objects by a path of names with dots between them; a backslash keeps a dot in a name. */
record Nesting<T>(Function<T, Optional<Map<String, T>>> inside, Function<Map<String, T>, T> object) {

    static final Nesting<Pattern> PATTERNS = new Nesting<>(
            value -> value instanceof Pattern.Members object ? Optional.of(object.members()) : Optional.empty(),
            Pattern.Members::new);

    static final Nesting<Template> TEMPLATES = new Nesting<>(
            value -> value instanceof Template.Members object ? Optional.of(object.members()) : Optional.empty(),
            Template.Members::new);

    /**
     * Adds a value.
     *
     * @throws IllegalArgumentException when something is there that isn't an object to be extended
     */
    Map<String, T> with(Map<String, T> members, String path, T value) {
        return merged(members, Map.of(names(path).get(0), nested(path, value)), "");
    }

    /** Adds a value, or puts it in the place of what is there. */
    Map<String, T> replaced(Map<String, T> members, List<String> path, T value) {
        Map<String, T> result = new LinkedHashMap<>(members);
        String name = path.get(0);
        if (path.size() == 1) {
            result.put(name, value);
        } else {
            Map<String, T> inner =
                    Optional.ofNullable(result.get(name)).flatMap(inside).orElse(Map.of());
            result.put(name, object.apply(replaced(inner, path.subList(1, path.size()), value)));
        }
        return result;
    }

    static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("(?<!\\\\)\\.", -1)) {
            names.add(name.replace("\\.", "."));
        }
        return names;
    }

    private T nested(String path, T value) {
        List<String> names = names(path);
        T nested = value;
        for (int index = names.size() - 1; index > 0; index--) {
            nested = object.apply(Map.of(names.get(index), nested));
        }
        return nested;
    }

    private Map<String, T> merged(Map<String, T> one, Map<String, T> other, String path) {
        Map<String, T> result = new LinkedHashMap<>(one);
        other.forEach((name, value) -> {
            T known = result.get(name);
            result.put(name, known == null ? value : joined(known, value, path + name));
        });
        return result;
    }

    private T joined(T one, T other, String path) {
        Optional<Map<String, T>> first = inside.apply(one);
        Optional<Map<String, T>> second = inside.apply(other);
        if (first.isEmpty() || second.isEmpty()) {
            throw new IllegalArgumentException("expected " + path + " once, was given twice");
        }
        return object.apply(merged(first.get(), second.get(), path + '.'));
    }
}
