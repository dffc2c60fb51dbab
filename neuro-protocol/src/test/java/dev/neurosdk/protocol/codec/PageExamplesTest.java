package dev.neurosdk.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.SharedFolder;
import dev.neurosdk.protocol.edition.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the protocol page. */
class PageExamplesTest {

    private static final String OF_GAMES = """
            {"command": "context", "game": "Star Harbour", "data": {"message": "A storm begins.", "silent": true}}
            {"command": "startup", "game": "Star Harbour"}
            {"command": "context", "game": "Star Harbour", "data": {"message": "The guard fell asleep.", "silent": false}}
            {"command": "actions/register", "game": "Star Harbour", "data": {"actions": [{"name": "look_around", "description": "Describe the surroundings."}]}}
            {"command": "actions/unregister", "game": "Star Harbour", "data": {"action_names": ["look_around"]}}
            {"command": "actions/force", "game": "Star Harbour", "data": {"state": "## Hand\\n- ace\\n- king", "query": "Your turn: play a card.", "ephemeral_context": true, "priority": "low", "action_names": ["play_card", "pass"]}}
            {"command": "action/result", "game": "Star Harbour", "data": {"id": "7c1e…", "success": false, "message": "That card is not in your hand. You hold: ace, king."}}
            {"command":"shutdown/ready","game":"Star Harbour"}
            """;

    private static final String OF_NEURO = """
            {"command": "action", "data": {"id": "7c1e…", "name": "open_door", "data": "{\\"door\\":\\"left\\"}"}}
            {"command": "startup", "data": {"session": {"sessionId": "b0f3…", "characterId": "neuro", "displayName": "Neuro-sama"}}}
            {"command": "action", "data": {"id": "7c1e…", "name": "play_card", "data": "{\\"card\\":\\"ace\\"}"}}
            {"command": "speech_finished", "data": {"isFinal": true, "cancelled": true, "reason": "interrupted"}}
            {"command":"actions/reregister_all"}
            {"command":"shutdown/graceful","data":{"wants_shutdown":true}}
            {"command":"shutdown/immediate"}
            """;

    private static final String DEFINITION = """
            {"name": "play_card", "description": "Play one card from your hand.",
             "schema": {"type": "object", "properties": {"card": {"type": "string", "enum": ["ace", "king"]}}, "required": ["card"]}}""";

    private final MessageDecoder decoder = new MessageDecoder(Edition.newest(), MessageDecoder.DEFAULT_MAX_LENGTH);

    static List<String> ofGames() {
        return OF_GAMES.lines().toList();
    }

    @ParameterizedTest
    @MethodSource("ofGames")
    void gameExample_isUnderstoodWithoutRemark(String text) {
        assertThat(Outcomes.understood(decoder.decodeGame(text)).violations()).isEmpty();
    }

    static List<String> ofNeuro() {
        return OF_NEURO.lines().toList();
    }

    @ParameterizedTest
    @MethodSource("ofNeuro")
    void neuroExample_isUnderstoodWithoutRemark(String text) {
        assertThat(Outcomes.understood(decoder.decodeNeuro(text)).violations()).isEmpty();
    }

    @Test
    void definition_isUnderstoodWithoutRemark() {
        String text = "{\"command\":\"actions/register\",\"game\":\"G\",\"data\":{\"actions\":[" + DEFINITION + "]}}";

        assertThat(Outcomes.understood(decoder.decodeGame(text)).violations()).isEmpty();
    }

    @Test
    void examplesHere_areThoseOfThePage() throws IOException {
        String page = Files.readString(SharedFolder.require("protocol/neuro-api.md"));
        Set<String> examples = new TreeSet<>(Pattern.compile("`(\\{\"command\".*?})`")
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList());
        Set<String> here = new TreeSet<>(ofGames());
        here.addAll(ofNeuro());

        assertThat(here).isEqualTo(examples);
        assertThat(page).contains(DEFINITION);
    }
}
