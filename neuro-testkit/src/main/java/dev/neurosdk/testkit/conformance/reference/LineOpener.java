package dev.neurosdk.testkit.conformance.reference;

import java.net.URI;

/** Opens connections for the reference game without making it wait. */
@FunctionalInterface
interface LineOpener {

    /**
     * Opens a connection.
     *
     * @param server where to
     * @param session is told when it is open, or has ended without having been
     */
    void open(URI server, ReferenceSession session);
}
