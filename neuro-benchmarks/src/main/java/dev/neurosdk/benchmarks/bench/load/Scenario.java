package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.bench.server.Subject;
import java.io.IOException;

/** One way of loading a server. Immutable. */
public interface Scenario {

    /** {@return its name on the command line and in reports: letters, digits and dashes} */
    String name();

    /** {@return what is counted} */
    String unit();

    /** {@return what happens, in one line} */
    String about();

    /** {@return whether it is for servers that broadcast, rather than for those that play with games} */
    default boolean broadcasts() {
        return false;
    }

    /** {@return how many connections it holds at once} */
    int connections();

    /**
     * Plays one round, from connecting to parting.
     *
     * @param subject the server
     * @param crew the threads that play
     * @param pace how long
     * @return what came of it
     * @throws IOException when the server can't be reached, or not looked at
     * @throws InterruptedException when interrupted meanwhile
     */
    Outcome round(Subject subject, Crew crew, Pace pace) throws IOException, InterruptedException;
}
