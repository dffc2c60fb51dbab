package dev.neurosdk.cli.archfixture.testkit.game;

import dev.neurosdk.cli.archfixture.server.session.ReadsJson;

/** The testkit knows the server. */
public final class KnowsTheServer {
    void use(ReadsJson it) {}
}
