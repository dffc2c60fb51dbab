package dev.neurosdk.cli.archfixture.cycle.two;

import dev.neurosdk.cli.archfixture.cycle.one.Chicken;

/** Comes from a chicken. */
public final class Egg {
    void comesFrom(Chicken chicken) {}
}
