package dev.neurosdk.server.session;

import static java.util.Objects.requireNonNull;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.server.action.ActionAdmission;
import dev.neurosdk.server.action.CallIds;
import dev.neurosdk.server.action.NameScope;
import dev.neurosdk.server.action.SharedSchemas;
import dev.neurosdk.server.action.SignedCallIds;
import dev.neurosdk.server.force.ForceRules;

/**
 * What all sessions of a server have in common. Immutable.
 *
 * @param edition the edition played and judged by
 * @param characterId the character's stable id, for the acknowledgement
 * @param displayName the character's readable name, for the acknowledgement
 * @param reregisterOnConnect whether a new connection is asked to register everything again (PRO-1)
 * @param strictness what a game that breaks the protocol gets to see of it
 * @param scope how far the name of an action reaches
 * @param forces how forces are dealt with
 * @param limits how much one connection may make the server keep
 * @param callIds gives calls their ids
 * @param admission decides which of the registered actions can be chosen
 * @param schemas compiles the schemas of actions
 */
public record SessionSettings(
        Edition edition,
        String characterId,
        String displayName,
        boolean reregisterOnConnect,
        Strictness strictness,
        NameScope scope,
        ForceRules forces,
        SessionLimits limits,
        CallIds callIds,
        ActionAdmission admission,
        SharedSchemas schemas) {

    /** Refuses null components. */
    public SessionSettings {
        requireNonNull(edition, "edition");
        requireNonNull(characterId, "characterId");
        requireNonNull(displayName, "displayName");
        requireNonNull(strictness, "strictness");
        requireNonNull(scope, "scope");
        requireNonNull(forces, "forces");
        requireNonNull(limits, "limits");
        requireNonNull(callIds, "callIds");
        requireNonNull(admission, "admission");
        requireNonNull(schemas, "schemas");
    }

    /**
     * The usual settings: by the specification, names of each connection's own, the usual rules and limits, signed ids.
     *
     * @param edition the edition played and judged by
     * @param characterId the character's stable id
     * @param displayName the character's readable name
     * @param reregisterOnConnect whether a new connection is asked to register everything again
     * @return the settings
     */
    public static SessionSettings of(
            Edition edition, String characterId, String displayName, boolean reregisterOnConnect) {
        return new SessionSettings(
                edition,
                characterId,
                displayName,
                reregisterOnConnect,
                Strictness.SPECIFICATION,
                NameScope.CONNECTION,
                ForceRules.DEFAULT,
                SessionLimits.DEFAULT,
                SignedCallIds.withRandomKey(),
                ActionAdmission.BY_EDITION,
                new SharedSchemas());
    }

    /**
     * The same settings with another strictness.
     *
     * @param value what a game that breaks the protocol gets to see of it
     * @return settings that differ in it only
     */
    public SessionSettings with(Strictness value) {
        return new SessionSettings(
                edition,
                characterId,
                displayName,
                reregisterOnConnect,
                value,
                scope,
                forces,
                limits,
                callIds,
                admission,
                schemas);
    }

    /**
     * The same settings with another scope.
     *
     * @param value how far the name of an action reaches
     * @return settings that differ in it only
     */
    public SessionSettings with(NameScope value) {
        return new SessionSettings(
                edition,
                characterId,
                displayName,
                reregisterOnConnect,
                strictness,
                value,
                forces,
                limits,
                callIds,
                admission,
                schemas);
    }

    /**
     * The same settings with other rules for forces.
     *
     * @param value how forces are dealt with
     * @return settings that differ in them only
     */
    public SessionSettings with(ForceRules value) {
        return new SessionSettings(
                edition,
                characterId,
                displayName,
                reregisterOnConnect,
                strictness,
                scope,
                value,
                limits,
                callIds,
                admission,
                schemas);
    }

    /**
     * The same settings with other limits.
     *
     * @param value how much one connection may make the server keep
     * @return settings that differ in them only
     */
    public SessionSettings with(SessionLimits value) {
        return new SessionSettings(
                edition,
                characterId,
                displayName,
                reregisterOnConnect,
                strictness,
                scope,
                forces,
                value,
                callIds,
                admission,
                schemas);
    }

    /**
     * The same settings with other ids.
     *
     * @param value gives calls their ids
     * @return settings that differ in them only
     */
    public SessionSettings with(CallIds value) {
        return new SessionSettings(
                edition,
                characterId,
                displayName,
                reregisterOnConnect,
                strictness,
                scope,
                forces,
                limits,
                value,
                admission,
                schemas);
    }

    /**
     * The same settings with another admission of actions.
     *
     * @param value decides which of the registered actions can be chosen
     * @return settings that differ in it only
     */
    public SessionSettings with(ActionAdmission value) {
        return new SessionSettings(
                edition,
                characterId,
                displayName,
                reregisterOnConnect,
                strictness,
                scope,
                forces,
                limits,
                callIds,
                value,
                schemas);
    }
}
