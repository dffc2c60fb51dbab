package dev.neurosdk.cli.archfixture.protocol.rule;

import dev.neurosdk.cli.archfixture.protocol.message.KnowsTheServer;

/** A rule knows a message. */
public final class KnowsAMessage {
    void use(KnowsTheServer it) {}
}
