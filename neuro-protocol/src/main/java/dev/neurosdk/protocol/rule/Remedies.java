package dev.neurosdk.protocol.rule;

/** What the author of the peer should do about each broken rule. A new rule breaks the build until it has one. */
final class Remedies {

    private Remedies() {}

    static String of(Rule rule) {
        return switch (rule) {
            case JSON_TEXT ->
                "Let a JSON library write the whole message and send nothing before or after it, no byte order mark either.";
            case JSON_UNIQUE_NAMES ->
                "Write each member of an object once; receivers disagree about which of two counts.";
            case JSON_NUMBER ->
                "Send finite numbers of ordinary size, and pass very large or exact ones on as strings.";
            case JSON_SURROGATE ->
                "Cut texts between whole characters, so that no half of a surrogate pair is left over.";
            case JSON_NESTING -> "Flatten the message: nothing in the protocol needs more than a few levels.";
            case JSON_SIZE -> "Split the message or shorten its texts; register many actions in several messages.";
            case TEXT_FRAME -> "Send every message with the text method of the WebSocket library, not the binary one.";
            case GAME_ENVELOPE_OBJECT -> "Wrap each message as {\"command\": …, \"game\": …, \"data\": {…}}.";
            case GAME_ENVELOPE_COMMAND -> "Put the command's name, such as \"context\", into the member command.";
            case GAME_ENVELOPE_GAME -> "Put the game's display name into the member game of every message.";
            case GAME_ENVELOPE_DATA ->
                "Put the command's content into an object named data, not into a string or an array.";
            case GAME_ENVELOPE_NULL -> "Leave data out where a command has no content, instead of sending null.";
            case GAME_ENVELOPE_EXTRA ->
                "Send only command, game and data at the top; whatever else you added is not read by anybody.";
            case NEURO_ENVELOPE_OBJECT -> "Let the server wrap each message as {\"command\": …, \"data\": {…}}.";
            case NEURO_ENVELOPE_COMMAND -> "Let the server put the command's name into the member command.";
            case NEURO_ENVELOPE_DATA -> "Let the server put the command's content into an object named data.";
            case NEURO_ENVELOPE_NULL -> "Let the server leave data out where a command has no content.";
            case NEURO_ENVELOPE_NO_GAME -> "Remove game from what the server sends: only games name themselves.";
            case NEURO_ENVELOPE_EXTRA -> "Let the server send only command and data at the top.";
            case NO_CONTENT -> "Send this command without data; what you put there is not read.";
            case UNKNOWN_COMMAND ->
                "Check the spelling of the command, and that the edition you play by has it; it was ignored.";
            case VENDOR_PREFIX -> "Give commands of your own a prefix, such as mystudio/save, or don't send them here.";
            case GAME_NAME_STABLE -> "Keep the game's name in one constant and send it unchanged in every message.";
            case ACTION_SHAPE -> "Make each entry of actions an object with a name that is a non-empty string.";
            case ACTION_NAME_FORM -> "Rename the action in lower case with underscores, such as play_card.";
            case ACTION_NAME_UNIQUE -> "Give the two actions different names, or register only one of them.";
            case ACTION_DESCRIPTION ->
                "Describe in one or two sentences what the action does; the choice depends on it.";
            case ACTION_EXTRA ->
                "Send only name, description and schema for an action, and say the rest in the description.";
            case ACTION_NULL -> "Leave schema out for an action without parameters, instead of sending null.";
            case SCHEMA_OBJECT -> "Send the schema as a JSON object, not as a string that holds JSON.";
            case SCHEMA_ROOT ->
                "Add \"type\": \"object\" at the schema's root and make the parameter one of its properties.";
            case SCHEMA_VALID ->
                "Correct the keyword at the place named: check its spelling and the type of its value.";
            case SCHEMA_REFERENCE ->
                "Let $ref point to a definition in the same schema, such as #/$defs/card, or write it out.";
            case SCHEMA_PATTERN ->
                "Write the pattern without look-around and back-references, or check that part in the game.";
            case SCHEMA_LIMIT -> "Make the schema smaller and flatter: list only the choices that exist now.";
            case SCHEMA_EMPTY ->
                "Leave schema out for an action without parameters, instead of sending an empty object.";
            case WEAK_KEYWORD ->
                "Say this condition in the description, check it in the game, and answer a breach with a failing result.";
            case UNIQUE_ITEMS -> "Check for repeated items in the game, and answer them with a failing result.";
            case STARTUP_FIRST ->
                "Send startup as soon as the socket is open, before anything else, after a reconnect too.";
            case CONTEXT_SHAPE -> "Send context with message as a string and silent as true or false, both always.";
            case CONTEXT_EXTRA -> "Send only message and silent; write everything that matters into message.";
            case REGISTER_SHAPE -> "Send the definitions as an array named actions, also when there is only one.";
            case REGISTER_EXTRA -> "Send only the array actions; the rest is not read.";
            case REGISTER_DUPLICATE -> "Unregister the action before you register it with another definition.";
            case REGISTER_LIMIT ->
                "Register fewer or shorter actions: one with an enum for like choices, and only what can be done now.";
            case NAME_COLLISION -> "Rename the action so that it says which game it is for, such as chess_move.";
            case UNREGISTER_SHAPE ->
                "Send the names as an array of strings named action_names, also when there is only one.";
            case UNREGISTER_EXTRA -> "Send only the array action_names; the rest is not read.";
            case FORCE_SHAPE -> "Send query as a string and action_names as an array with at least one name.";
            case FORCE_NULL ->
                "Leave state, ephemeral_context or priority out where you have none, instead of sending null.";
            case FORCE_EXTRA -> "Send only state, query, ephemeral_context, priority and action_names.";
            case FORCE_DUPLICATE_NAME -> "List each action once; repeating it does not make it likelier.";
            case FORCE_PRIORITY -> "Write the priority as low, medium, high or critical, in lower case.";
            case FORCE_REGISTERED ->
                "Register the actions before the force that names them, and don't force those you have unregistered.";
            case FORCE_ONE_AT_A_TIME ->
                "Wait until the open force has had a result with success true before you send the next one.";
            case RESULT_SHAPE -> "Answer with the id of the call as a string and with success as true or false.";
            case RESULT_NULL -> "Leave message out where there is nothing to say, instead of sending null.";
            case RESULT_EXTRA ->
                "Send only id, success and message; what the character should know belongs in message.";
            case RESULT_ID -> "Answer each call once, with exactly the id that it came with, on the same connection.";
            case RESULT_IN_TIME ->
                "Send the result as soon as the call is validated, before it is carried out, well within the deadline.";
            case RESULT_REASON ->
                "Say in message what was wrong and what would be right, so that the next attempt can succeed.";
            case ACK_SHAPE ->
                "Let the server acknowledge with session: sessionId, characterId and displayName, all strings.";
            case ACK_EXTRA -> "Let the server acknowledge with the members of the specification only.";
            case ACK_ANSWERS -> "Let the server acknowledge where startup came in, once for each, and nowhere else.";
            case CALL_REGISTERED ->
                "Let the server look the name up when the call leaves, not only when it was chosen.";
            case CALL_ID_UNIQUE -> "Let the server draw a new id for every call, also when it tries a force again.";
            case CALL_ALONE -> "Let the server wait for the result, or its deadline, before it calls again.";
            case CALL_SHAPE ->
                "Let the server give every call a fresh non-empty id and the name of a registered action.";
            case CALL_NULL -> "Let the server leave data out where an action takes none.";
            case CALL_EXTRA -> "Let the server send only id, name and data.";
            case CALL_DATA_TEXT -> "Let the server send data as a string that holds JSON, not as an object.";
            case CALL_DATA_OBJECT ->
                "Let the server send data that holds a JSON object; a game answers anything else with a failing result.";
            case CALL_DATA_FIT ->
                "Let the server check data against the schema before it calls; a game answers a misfit with a failing result.";
            case SPEECH_SHAPE ->
                "Let the server send isFinal as true or false, and cancelled and reason only where they apply.";
            case SPEECH_NULL -> "Let the server leave cancelled and reason out where they don't apply.";
            case SPEECH_EXTRA -> "Let the server send only isFinal, cancelled and reason.";
            case SPEECH_REASON -> "Let the server send reason together with cancelled true, or not at all.";
            case GRACEFUL_SHAPE -> "Let the server send wants_shutdown as true or false.";
            case GRACEFUL_EXTRA -> "Let the server send only wants_shutdown.";
        };
    }
}
