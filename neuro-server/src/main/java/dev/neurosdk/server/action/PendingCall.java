package dev.neurosdk.server.action;

/**
 * A call whose result is owed. Immutable.
 *
 * @param id the call's id on the wire
 * @param action the action called
 * @param timer which timer is its deadline
 */
public record PendingCall(String id, String action, long timer) {}
