package dev.neurosdk.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which step of a scenario: its number in the list, and inside {@code repeat} and {@code choose} the numbers further down.
 * Immutable.
 *
 * @param numbers from 1; copied
 */
public record StepPath(List<Integer> numbers) {

    /** Copies the numbers. */
    public StepPath {
        numbers = List.copyOf(numbers);
    }

    static StepPath root() {
        return new StepPath(List.of());
    }

    StepPath child(int number) {
        List<Integer> longer = new ArrayList<>(numbers);
        longer.add(number);
        return new StepPath(longer);
    }

    StepPath then(StepPath inner) {
        List<Integer> longer = new ArrayList<>(numbers);
        longer.addAll(inner.numbers);
        return new StepPath(longer);
    }

    /** {@return the numbers with dots between them, such as {@code 3.1}} */
    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
