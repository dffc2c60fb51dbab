package dev.neurosdk.server.force;

/** What happens to a force that comes while another is open (FRC-2, BPF-2). */
public enum SecondForce {
    /** It takes the place of the open one. */
    REPLACE,
    /** It waits, behind those of higher priority and those that came earlier. */
    QUEUE,
    /** It is not taken up. */
    REJECT
}
