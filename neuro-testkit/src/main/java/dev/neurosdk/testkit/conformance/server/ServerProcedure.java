package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.conformance.drive.Witness;
import java.io.IOException;

/** What is done for a part of a case where the steps of a scenario are not enough. */
@FunctionalInterface
public interface ServerProcedure {

    /**
     * Drives the server, and says what it waited for and did not get.
     *
     * @param bench opens games and connections
     * @param witness is told what came of it; nothing when the rule held
     * @throws IOException when a connection can't be opened or breaks, which breaks the rule, too
     */
    void run(ServerBench bench, Witness witness) throws IOException;
}
