package dev.neurosdk.server.session;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.schema.SchemaLimits;

/**
 * How much one connection may make the server keep. Immutable. Lengths are in characters.
 *
 * @param games how many names may speak on one connection; messages of one more are ignored and reported
 * @param actions how many actions may be registered; one more is refused and reported, as are those below
 * @param registryLength how much all of them may take up together: names, descriptions and schemas
 * @param nameLength the longest name of an action
 * @param descriptionLength the longest description of an action
 * @param schema how much of a schema is accepted
 * @param waitingForces how many forces may wait for an open one to end; one more is refused and reported
 * @param waitingActs how many unasked actions of the character may wait; one more is not sent
 * @param heldContexts how many context messages are kept while a result is owed; one more lets the oldest go ahead
 * @param heldLength how much they may take up together; more lets the oldest go ahead
 */
public record SessionLimits(
        int games,
        int actions,
        long registryLength,
        int nameLength,
        int descriptionLength,
        SchemaLimits schema,
        int waitingForces,
        int waitingActs,
        int heldContexts,
        long heldLength) {

    /**
     * 8 games; 1000 actions of 1 Mi characters together, names of 200, descriptions of 16 Ki, schemas as usual; 16 waiting
     * forces; 64 waiting acts; 256 contexts of 1 Mi characters together.
     */
    public static final SessionLimits DEFAULT =
            new SessionLimits(8, 1000, 1 << 20, 200, 1 << 14, SchemaLimits.DEFAULT, 16, 64, 256, 1 << 20);

    /**
     * Refuses limits that nothing could stay within.
     *
     * @throws IllegalArgumentException when a limit on games, actions, lengths or waiting acts is less than 1, or another one
     *     is negative
     */
    public SessionLimits {
        requireNonNull(schema, "schema");
        require(games >= 1, "games", games);
        require(actions >= 1, "actions", actions);
        require(registryLength >= 1, "registryLength", registryLength);
        require(nameLength >= 1, "nameLength", nameLength);
        require(descriptionLength >= 1, "descriptionLength", descriptionLength);
        require(waitingForces >= 0, "waitingForces", waitingForces);
        require(waitingActs >= 1, "waitingActs", waitingActs);
        require(heldContexts >= 0, "heldContexts", heldContexts);
        require(heldLength >= 0, "heldLength", heldLength);
    }

    private static void require(boolean holds, String name, long value) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected a larger limit, was " + value);
        }
    }

    /**
     * The same limits but for the number of actions.
     *
     * @param value how many actions may be registered; at least 1
     * @return limits that differ in it only
     * @throws IllegalArgumentException when it is less than 1
     */
    public SessionLimits withActions(int value) {
        return new SessionLimits(
                games,
                value,
                registryLength,
                nameLength,
                descriptionLength,
                schema,
                waitingForces,
                waitingActs,
                heldContexts,
                heldLength);
    }

    /**
     * The same limits but for what may wait.
     *
     * @param forces how many forces may wait; zero or more
     * @param acts how many unasked actions may wait; at least 1
     * @param contexts how many context messages are kept while a result is owed; zero or more
     * @return limits that differ in them only
     * @throws IllegalArgumentException when one is out of range
     */
    public SessionLimits withWaiting(int forces, int acts, int contexts) {
        return new SessionLimits(
                games,
                actions,
                registryLength,
                nameLength,
                descriptionLength,
                schema,
                forces,
                acts,
                contexts,
                heldLength);
    }

    /**
     * The same limits but for lengths of action definitions.
     *
     * @param name the longest name; at least 1
     * @param description the longest description; at least 1
     * @param schemas how much of a schema is accepted
     * @return limits that differ in them only
     * @throws IllegalArgumentException when one is less than 1
     */
    public SessionLimits withDefinitions(int name, int description, SchemaLimits schemas) {
        return new SessionLimits(
                games,
                actions,
                registryLength,
                name,
                description,
                schemas,
                waitingForces,
                waitingActs,
                heldContexts,
                heldLength);
    }
}
