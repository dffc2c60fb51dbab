package dev.neurosdk.testkit.conformance.game;

import dev.neurosdk.protocol.codec.JsonText;
import dev.neurosdk.testkit.conformance.catalogue.Verdict;
import dev.neurosdk.testkit.conformance.drive.Witness;
import dev.neurosdk.testkit.conformance.game.GameProfile.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Has things done to the game that are not done over the wire: by a command, a cooperating build or a person. Confined to one thread. */
final class Errands {

    private static final Duration HOOK = Duration.ofSeconds(30);

    private final GameCheck.Settings settings;
    private final Consumer<String> sender;

    /**
     * What was told about a game.
     *
     * @param settings the profile, whoever runs its commands, and a person
     * @param sender says a text to the game
     */
    Errands(GameCheck.Settings settings, Consumer<String> sender) {
        this.settings = settings;
        this.sender = sender;
    }

    /** Whether the profile says how a thing is done. */
    boolean knows(Deed deed) {
        return settings.profile().deeds().containsKey(deed);
    }

    /**
     * Has a thing done, as the profile says, or else by a person.
     *
     * @param deed the thing
     * @return whether it was done, as far as is known
     */
    boolean isDone(Deed deed) {
        return Optional.ofNullable(settings.profile().deeds().get(deed))
                .map(this::isDone)
                .orElseGet(() -> settings.person().ask(deed.instruction()));
    }

    /** The same; where nobody does it there is nothing to judge, which is said. */
    boolean isDone(Deed deed, Witness witness) {
        boolean done = isDone(deed);
        if (!done) {
            witness.saw(
                    Verdict.NOT_REACHED,
                    "it needs a way to do this (deeds: " + deed.word() + " in the profile, or --guided): "
                            + deed.instruction());
        }
        return done;
    }

    /** Goes a way of the profile to its end. */
    boolean isDone(Route route) {
        if (route.hook().isPresent()) {
            return isDone(route.hook().get());
        }
        sender.accept(new JsonText()
                .beginObject()
                .member("command", "neuro-check/situation")
                .name("data")
                .beginObject()
                .member("name", route.name())
                .endObject()
                .endObject()
                .toString());
        return route.prompt().isEmpty() || settings.person().ask(route.prompt().orElseThrow());
    }

    private boolean isDone(String hook) {
        try {
            return settings.hooks()
                    .run(List.of("/bin/sh", "-c", hook), HOOK)
                    .filter(code -> code == 0)
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
