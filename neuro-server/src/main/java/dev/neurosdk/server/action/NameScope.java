package dev.neurosdk.server.action;

/** How far the name of an action reaches. Source: section 8.2 of the protocol page, BPA-7 and R14. */
public enum NameScope {
    /** Every connection has names of its own. */
    CONNECTION,
    /**
     * All games of the server share one list of names, as on the official server. A game calls and forces only what it
     * registered itself; a name that two games register is reported, and belongs to the first of them up to E6, to the last
     * from E7 on.
     */
    CHARACTER
}
