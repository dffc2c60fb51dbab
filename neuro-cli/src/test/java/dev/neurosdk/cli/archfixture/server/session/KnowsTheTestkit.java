package dev.neurosdk.cli.archfixture.server.session;

import dev.neurosdk.cli.archfixture.testkit.game.KnowsJUnit;

/** The server knows the testkit. */
public final class KnowsTheTestkit {
    void use(KnowsJUnit it) {}
}
