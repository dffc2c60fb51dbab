package dev.neurosdk.cli.archfixture.cycle.one;

import dev.neurosdk.cli.archfixture.cycle.two.Egg;

/** Comes from an egg. */
public final class Chicken {
    void comesFrom(Egg egg) {}
}
