package dev.neurosdk.cli.archfixture.testkit.game;

import org.junit.jupiter.api.TestInfo;

/** JUnit outside its room. */
public final class KnowsJUnit {
    void use(TestInfo it) {}
}
