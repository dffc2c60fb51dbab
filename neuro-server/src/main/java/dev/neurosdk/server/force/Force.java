package dev.neurosdk.server.force;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * A force that was accepted, and the failures it has met so far. Immutable.
 *
 * @param number which force of the connection it is, from 1
 * @param message what the game demanded
 * @param names the names to choose from: those registered when the force arrived, in the order given; copied
 * @param failures why each attempt so far failed, oldest first; copied
 */
public record Force(long number, GameMessage.ForceActions message, List<String> names, List<String> failures) {

    /** Copies the lists. */
    public Force {
        requireNonNull(message, "message");
        names = List.copyOf(names);
        failures = List.copyOf(failures);
    }

    /** {@return the name of the game that demands it} */
    public String game() {
        return message.game();
    }

    /** {@return how hard to push} */
    public ForcePriority priority() {
        return message.priority();
    }

    /** {@return the number of the attempt under way or to come, from 1} */
    public int attempt() {
        return failures.size() + 1;
    }

    /**
     * The same force after one more failed attempt.
     *
     * @param why what went wrong
     * @return a force with one failure more
     */
    public Force failed(String why) {
        List<String> all = new ArrayList<>(failures);
        all.add(why);
        return new Force(number, message, names, all);
    }
}
