package dev.neurosdk.testkit.assertion;

import dev.neurosdk.testkit.model.OwedResult;
import dev.neurosdk.testkit.model.ProtocolModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that should be so by now. Immutable.
 *
 * @param claim what, as it reads after the word "expected"
 * @param doubt why it is not so, as it reads after the word "but"; nothing when it is
 */
record Belief(String claim, Function<ProtocolModel, Optional<String>> doubt) {

    static Belief registered(String... names) {
        List<String> wanted = List.of(names);
        return new Belief(
                wanted + " to be registered",
                model -> when(!model.registry().keySet().containsAll(wanted), registered(model)));
    }

    static Belief notRegistered(String... names) {
        List<String> unwanted = List.of(names);
        return new Belief(
                "none of " + unwanted + " to be registered",
                model -> when(unwanted.stream().anyMatch(model.registry()::containsKey), registered(model)));
    }

    static Belief nothingRegistered() {
        return new Belief(
                "nothing to be registered", model -> when(!model.registry().isEmpty(), registered(model)));
    }

    static Belief owesNothing() {
        return new Belief("no result to be owed", model -> when(!model.owed().isEmpty(), owed(model)));
    }

    static Belief owes(String id) {
        return new Belief(
                "the result of \"" + id + "\" to be owed",
                model -> when(
                        model.owed().stream().noneMatch(owed -> owed.call().id().equals(id)), owed(model)));
    }

    static Belief forceOver(String... names) {
        Set<String> wanted = new HashSet<>(List.of(names));
        return new Belief(
                "a force over " + List.of(names) + " to be open",
                model -> when(
                        model.openForce()
                                .filter(force -> new HashSet<>(force.message().actionNames()).equals(wanted))
                                .isEmpty(),
                        force(model)));
    }

    static Belief noForce() {
        return new Belief("no force to be open", model -> when(model.openForce().isPresent(), force(model)));
    }

    private static Optional<String> when(boolean doubtful, String reason) {
        return doubtful ? Optional.of(reason) : Optional.empty();
    }

    private static String registered(ProtocolModel model) {
        Set<String> names = model.registry().keySet();
        return names.isEmpty() ? "nothing is" : "registered are " + names;
    }

    private static String owed(ProtocolModel model) {
        List<String> calls = model.owed().stream()
                .map(OwedResult::call)
                .map(call -> '"' + call.id() + "\" (" + call.name() + ')')
                .toList();
        return calls.isEmpty() ? "none is owed" : "owed are the results of " + calls;
    }

    private static String force(ProtocolModel model) {
        return model.openForce()
                .map(force -> "one over " + force.message().actionNames() + " is")
                .orElse("none is");
    }
}
