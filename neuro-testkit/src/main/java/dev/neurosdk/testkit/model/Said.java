package dev.neurosdk.testkit.model;

import dev.neurosdk.protocol.schema.ActionSchema;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Something of the game's that changes what Neuro knows once it is heard. Immutable. */
sealed interface Said {

    /** Makes it heard. */
    void reach(Moment moment);

    /** How much has to be kept until it is heard. */
    default int weight() {
        return 1;
    }

    /** A game starts anew. */
    record Startup(String game) implements Said {
        @Override
        public void reach(Moment moment) {
            moment.startup(game);
        }
    }

    /** Actions are there, each with the schema to judge by, if there is one. */
    record Register(String game, Map<String, Optional<ActionSchema>> actions) implements Said {
        @Override
        public void reach(Moment moment) {
            actions.forEach((name, schema) -> moment.register(game, name, schema));
        }

        @Override
        public int weight() {
            return 1 + actions.size();
        }
    }

    /** Actions are gone. */
    record Unregister(String game, Set<String> names) implements Said {
        @Override
        public void reach(Moment moment) {
            names.forEach(name -> moment.unregister(game, name));
        }

        @Override
        public int weight() {
            return 1 + names.size();
        }
    }

    /** A call has its result. */
    record Result(String id) implements Said {
        @Override
        public void reach(Moment moment) {
            moment.settle(id);
        }
    }

    /** A ping changes nothing, but its pong shows that it was heard. */
    record Ping(ByteBuffer payload) implements Said {
        @Override
        public void reach(Moment moment) {}
    }

    /** A fault of ours has touched what comes next. */
    record Fault() implements Said {
        @Override
        public void reach(Moment moment) {
            moment.spoil();
        }
    }
}
