package dev.neurosdk.testkit.replay;

import dev.neurosdk.testkit.recording.Direction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which messages of the other side a message waits for when it is said again: not everything that was recorded before it,
 * only what it can be an answer to.
 */
final class Causes {

    private final List<Spoken> messages;
    private final Direction own;

    private Causes(List<Spoken> messages, Direction own) {
        this.messages = messages;
        this.own = own;
    }

    static Map<Integer, Set<Integer>> of(List<Spoken> messages, Direction own) {
        Causes causes = new Causes(messages, own);
        Map<Integer, Set<Integer>> all = new HashMap<>();
        for (int at = 0; at < messages.size(); at++) {
            if (messages.get(at).direction() == own) {
                all.put(at, own == Direction.C2S ? causes.ofGame(at) : causes.ofNeuro(at));
            }
        }
        return all;
    }

    private Set<Integer> ofGame(int at) {
        Spoken said = messages.get(at);
        Set<Integer> causes = new HashSet<>();
        addLatest(causes, at, earlier -> earlier.is("startup"));
        switch (said.command()) {
            case "action/result" ->
                addLatest(
                        causes,
                        at,
                        earlier ->
                                earlier.is("action") && earlier.text("/data/id").equals(said.text("/data/id")));
            case "actions/register" -> addLatest(causes, at, earlier -> earlier.is("actions/reregister_all"));
            case "shutdown/ready" ->
                addLatest(causes, at, earlier -> earlier.command().startsWith("shutdown/"));
            default -> {
                // the game's own idea
            }
        }
        return causes;
    }

    private Set<Integer> ofNeuro(int at) {
        Spoken said = messages.get(at);
        Set<Integer> causes = new HashSet<>();
        addLatest(causes, at, earlier -> earlier.is("startup"));
        if (said.is("action")) {
            String name = said.text("/data/name");
            addLatest(causes, at, earlier -> earlier.registered().contains(name));
            addLatest(
                    causes,
                    at,
                    earlier -> earlier.is("actions/force") && earlier.named().contains(name));
            addLatest(causes, at, earlier -> earlier.is("action/result"));
        }
        return causes;
    }

    private void addLatest(Set<Integer> causes, int before, Predicate<Spoken> which) {
        for (int at = before - 1; at >= 0; at--) {
            if (messages.get(at).direction() != own && which.test(messages.get(at))) {
                causes.add(at);
                return;
            }
        }
    }
}
