package dev.neurosdk.testkit.conformance.reference;

import dev.neurosdk.protocol.message.ActionDefinition;
import java.util.List;

/** What the reference game offers. */
final class ReferenceActions {

    /** Stays, and takes nothing. */
    static final ActionDefinition LOOK = new ActionDefinition("look", "Look at the table.");

    /** Stays, and takes a text and perhaps a whole number. */
    static final ActionDefinition SAY = new ActionDefinition(
            "say",
            "Say something to the other players.",
            "{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\"},"
                    + "\"volume\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":10}},\"required\":[\"text\"]}");

    /** Of a turn: takes a choice and a number within bounds. */
    static final ActionDefinition PLAY_CARD = new ActionDefinition(
            "play_card",
            "Play a card from your hand and bet on it.",
            "{\"type\":\"object\",\"properties\":{\"card\":{\"type\":\"string\",\"enum\":[\"ace\",\"king\",\"queen\"]},"
                    + "\"bet\":{\"type\":\"number\",\"minimum\":1,\"maximum\":100}},\"required\":[\"card\",\"bet\"]}");

    /** Of a turn: takes nothing. */
    static final ActionDefinition DRAW_CARD = new ActionDefinition("draw_card", "Draw a card instead of playing one.");

    /** What can be done at any time. */
    static final List<ActionDefinition> ALWAYS = List.of(LOOK, SAY);

    /** What can be done once in a turn. */
    static final List<ActionDefinition> TURN = List.of(PLAY_CARD, DRAW_CARD);

    private ReferenceActions() {}
}
