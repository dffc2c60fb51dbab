package dev.neurosdk.cli.archfixture.protocol.message;

import dev.neurosdk.cli.archfixture.server.session.ReadsJson;

/** The protocol knows the server. */
public final class KnowsTheServer {
    void use(ReadsJson it) {}
}
