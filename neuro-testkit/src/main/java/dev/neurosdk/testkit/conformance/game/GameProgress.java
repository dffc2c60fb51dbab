package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.testkit.conformance.catalogue.ConformanceCase;
import java.util.List;

/** Is told how a check of a game goes on. */
public interface GameProgress {

    /**
     * A case is done now.
     *
     * @param asked the case
     */
    void runs(ConformanceCase asked);

    /**
     * Nothing can be done until the game gets somewhere.
     *
     * @param situation what is waited for, in words
     * @param cases the ids of the cases that wait for it
     */
    void waits(String situation, List<String> cases);

    /** {@return nobody who wants to know} */
    static GameProgress none() {
        return new GameProgress() {
            @Override
            public void runs(ConformanceCase asked) {}

            @Override
            public void waits(String situation, List<String> cases) {}
        };
    }
}
