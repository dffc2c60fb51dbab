package dev.neurosdk.protocol.schema;

/** How much of what is optional goes into a value. */
enum Taste {
    /** Nothing optional, arrays as short as allowed. */
    SPARSE(0),
    /** Some of it. */
    USUAL(60),
    /** Everything declared, no array empty that may have an item. */
    FULL(100);

    private final int chance;

    Taste(int chance) {
        this.chance = chance;
    }

    /** The chance of an optional member, in percent. */
    int chance() {
        return chance;
    }
}
