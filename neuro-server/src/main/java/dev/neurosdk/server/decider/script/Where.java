package dev.neurosdk.server.decider.script;

import dev.neurosdk.server.decider.ActionOffer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which games and forces a step is for. Immutable. In both patterns {@code *} stands for any characters, everything else
 * for itself.
 *
 * @param game the name of the game
 * @param action the name of an action that is offered
 */
public record Where(String game, String action) {

    /** Any game, whatever it offers. */
    public static final Where ANYWHERE = new Where("*", "*");

    /**
     * Any force or act of some games.
     *
     * @param game a pattern for the name of the game
     * @return fits what they offer, whatever it is
     */
    public static Where inGame(String game) {
        return new Where(game, "*");
    }

    boolean fits(String name, List<ActionOffer> offers) {
        Pattern wanted = pattern(action);
        return pattern(game).matcher(name).matches()
                && offers.stream()
                        .anyMatch(offer -> wanted.matcher(offer.name()).matches());
    }

    private static Pattern pattern(String text) {
        String expression =
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(expression, Pattern.DOTALL);
    }
}
