package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.conformance.drive.Witness;

/** What is done for a part of a case, where its situation has come. */
@FunctionalInterface
interface GameProcedure {

    /**
     * Does it. Saying nothing means that the rule held.
     *
     * @param bench the game as the server sees it
     * @param witness is told what did not hold
     */
    void run(GameBench bench, Witness witness);
}
