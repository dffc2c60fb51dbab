package dev.neurosdk.testkit.fault;

/** Where each rule's chance comes from. */
final class Seeds {

    private Seeds() {}

    /** Another number for every rule, connection, run and plan. */
    static long of(FaultPlan plan, long run, int connection, int rule) {
        long seed = plan.seed();
        for (long part : new long[] {run, connection, rule}) {
            seed = (seed ^ part) * 0x9E3779B97F4A7C15L;
            seed ^= seed >>> 29;
        }
        return seed;
    }
}
