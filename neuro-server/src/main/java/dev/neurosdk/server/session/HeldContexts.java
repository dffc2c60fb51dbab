package dev.neurosdk.server.session;

import dev.neurosdk.protocol.message.GameMessage;
import java.util.ArrayList;
import java.util.List;

/** Context that came while a result is owed, oldest first. Immutable. Source: clause BPC-4. */
record HeldContexts(List<GameMessage.Context> contexts) {

    static final HeldContexts NONE = new HeldContexts(List.of());

    HeldContexts {
        contexts = List.copyOf(contexts);
    }

    HeldContexts with(GameMessage.Context context) {
        List<GameMessage.Context> all = new ArrayList<>(contexts);
        all.add(context);
        return new HeldContexts(all);
    }

    HeldContexts withoutOldest() {
        return new HeldContexts(contexts.subList(1, contexts.size()));
    }

    boolean exceed(SessionLimits limits) {
        return contexts.size() > limits.heldContexts() || length() > limits.heldLength();
    }

    long length() {
        return contexts.stream()
                .mapToLong(context -> context.message().length())
                .sum();
    }
}
