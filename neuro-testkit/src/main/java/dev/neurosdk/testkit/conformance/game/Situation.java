package dev.neurosdk.testkit.conformance.game;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Where a game has to be for a case to make sense. */
enum Situation {
    /** Connected, and it has said something. */
    STARTED("the game is connected", bench -> bench.state().isPresent()),
    /** Frames can be looked at, and sent whatever they are. */
    FRAMES(
            "the connection is made of WebSocket frames",
            bench -> bench.isConnected() && bench.connection().sendsBytes()),
    /** We start the game ourselves. */
    CMD("the game is started by this command (--cmd)", GameBench::canLaunch),
    /** Something can be called. */
    ACTION("an action is registered", bench -> !bench.callees().isEmpty()),
    /** Something can be called with unfit data. */
    SCHEMA_ACTION("an action with a schema is registered", bench -> bench.has(Callee::hasParameters)),
    /** Data can be incomplete. */
    REQUIRED_ACTION(
            "an action with a required parameter is registered",
            bench -> bench.has(callee -> !callee.required().isEmpty())),
    /** Data can be out of range. */
    BOUNDED_ACTION(
            "an action with choices or bounds is registered",
            bench -> bench.has(callee -> callee.schema().generator().breakableKeywords().stream()
                    .anyMatch(MalformedProcedures.BOUNDS::contains))),
    /** Something may be carried out. */
    CALLABLE(
            "an action may be carried out: one that the profile calls safe, one that a force asks for, or --allow-effects",
            bench -> bench.hasCallable(callee -> true)),
    /** Something with parameters may be carried out. */
    CALLABLE_SCHEMA("an action with a schema may be carried out", bench -> bench.hasCallable(Callee::hasParameters)),
    /** Something with a number may be carried out. */
    CALLABLE_NUMBER(
            "an action with a number may be carried out",
            bench -> bench.hasCallable(callee -> callee.number().isPresent())),
    /** Something with a text may be carried out. */
    CALLABLE_TEXT(
            "an action with a text may be carried out",
            bench -> bench.hasCallable(callee -> callee.text().isPresent())),
    /** Something with choices may be carried out. */
    CALLABLE_CHOICE(
            "an action with choices may be carried out",
            bench -> bench.hasCallable(callee -> callee.choice().isPresent())),
    /** Something without parameters may be carried out. */
    CALLABLE_PARAMETERLESS(
            "an action without parameters may be carried out",
            bench -> bench.hasCallable(callee -> !callee.hasParameters())),
    /** Something may be carried out that is gone afterwards. */
    CALLABLE_DISPOSABLE(
            "an action may be carried out that is taken back when it succeeds",
            bench -> bench.hasCallable(bench::isDisposable)),
    /** Something that the profile knows to be impossible. */
    IMPOSSIBLE(
            "an action is registered that the profile has an impossible example for",
            bench -> bench.has(callee ->
                    !bench.profile().action(callee.name()).impossible().isEmpty())),
    /** Nothing can be called. */
    NOTHING_REGISTERED(
            "nothing is registered",
            bench -> bench.state().isPresent() && bench.callees().isEmpty()),
    /** Something was there and is gone. */
    UNREGISTERED(
            "an action was taken back", bench -> !bench.history().unregistered().isEmpty()),
    /** Nobody is asked for anything. */
    IDLE("no force is open", bench -> bench.state().isPresent() && bench.force().isEmpty()),
    /** The game waits. */
    FORCE_OPEN("a force is open", bench -> bench.force().isPresent()),
    /** The game waits, and may be answered with unfit data. */
    FORCE_SCHEMA("a force is open over an action with a schema", bench -> bench.hasForced(Callee::hasParameters)),
    /** The game waits for one of several. */
    FORCE_OF_TWO(
            "a force is open over two actions",
            bench -> bench.forced().size() >= 2 && bench.hasForced(Callee::hasParameters)),
    /** What was forced before is registered, and not forced yet. */
    BEFORE_FORCE(
            "an action is registered that a force will ask for, may be carried out, and no force is open",
            bench -> bench.force().isEmpty()
                    && bench.hasCallable(callee -> bench.history().wasForced(callee.name()))),
    /** The game wants to talk and be talked to. */
    VOICE("the game has asked for voice", bench -> bench.voice().wasAskedFor()),
    /** It may. */
    VOICE_ON("voice is on", bench -> bench.voice().isOn()),
    /** Somebody can be heard. */
    SPEAKERS(
            "voice is on, and a speaker is registered",
            bench -> bench.voice().isOn() && !bench.voice().roster().isEmpty()),
    /** There is something to play. */
    PLAYABLE(
            "a situation of the profile is reached, or a force was sent",
            bench -> bench.history().forces() > 0 || bench.hasArrived());

    private final String explanation;

    /** Captures nothing. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<GameBench> detector;

    Situation(String explanation, Predicate<GameBench> detector) {
        this.explanation = explanation;
        this.detector = detector;
    }

    /** Whether it can come at all. */
    boolean isPossible(GameBench bench) {
        return (this != CMD || bench.canLaunch())
                && (this != IMPOSSIBLE || bench.profile().knowsImpossible())
                && (this != NOTHING_REGISTERED || bench.history().registrations() == 0 || bench.canLaunch());
    }

    boolean holds(GameBench bench) {
        return detector.test(bench);
    }

    /** As it reads after "waits until". */
    String explanation() {
        return explanation;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Map<String, Situation> words() {
        Map<String, Situation> words = new LinkedHashMap<>();
        for (Situation situation : values()) {
            words.put(situation.word(), situation);
        }
        return words;
    }
}
