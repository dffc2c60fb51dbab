package dev.neurosdk.testkit.scenario;

import dev.neurosdk.protocol.codec.JsonValue;
import dev.neurosdk.protocol.edition.Edition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of which scenarios are made in Java; meant to be imported statically. What they make equals what the same words
 * make in a scenario file. Thread-safe.
 *
 * <pre>{@code
 * Scenario scenario = scenario("Duplicate register").asGame("NC Alpha").editions(Edition.E7, OPEN)
 *         .send(startup())
 *         .send(register(action("nc_a").oneOf("v", "old")))
 *         .send(register(action("nc_a").oneOf("v", "new")))
 *         .send(force("nc_a"))
 *         .expect(action("nc_a").dataAt("/v").is("new")).within(Duration.ofSeconds(2))
 *         .build();
 * }</pre>
 */
public final class Scenarios {

    /** The end of a range of editions that has none. */
    public static final @Nullable Edition OPEN = null;

    private Scenarios() {}

    /**
     * Begins a scenario.
     *
     * @param name what it shows, in a few words
     * @return a builder
     */
    public static ScenarioBuilder scenario(String name) {
        return new ScenarioBuilder(name);
    }

    /**
     * An action.
     *
     * @param name its name
     * @return the action, without a schema
     */
    public static NamedAction action(String name) {
        return NamedAction.of(name);
    }

    /**
     * Any message of a command, to be expected.
     *
     * @param command the command on the wire
     * @return the message
     */
    public static MessagePattern command(String command) {
        return new MessagePattern(Map.of("command", new Pattern.Literal(new JsonValue.Text(command))));
    }

    /**
     * A message of a command without content, to be sent.
     *
     * @param command the command on the wire
     * @return the message
     */
    public static MessageTemplate message(String command) {
        Map<String, Template> members = Map.of("command", text(command));
        return new MessageTemplate(members);
    }

    /** {@return a game's {@code startup} (STA-1)} */
    public static MessageTemplate startup() {
        return message("startup");
    }

    /**
     * A game's {@code context} (CTX-1).
     *
     * @param text what is going on
     * @param silent whether no reaction is invited
     * @return the message
     */
    public static MessageTemplate context(String text, boolean silent) {
        return message("context").with("data.message", text).with("data.silent", silent);
    }

    /**
     * A game's {@code actions/register} (REG-1).
     *
     * @param actions the actions
     * @return the message
     */
    public static MessageTemplate register(NamedAction... actions) {
        List<Template> definitions =
                Stream.of(actions).map(NamedAction::definition).toList();
        return message("actions/register").with("data.actions", new Template.Elements(definitions));
    }

    /**
     * A game's {@code actions/unregister} (UNR-1).
     *
     * @param names the names of the actions
     * @return the message
     */
    public static MessageTemplate unregister(String... names) {
        return message("actions/unregister").with("data.action_names", names(names));
    }

    /**
     * A game's {@code actions/force} (FRC-1) with the query {@code Choose.} and nothing that may be left out; add
     * {@code data.state}, {@code data.priority} and so on where wanted.
     *
     * @param names the names of the actions
     * @return the message
     */
    public static MessageTemplate force(String... names) {
        return message("actions/force").with("data.query", "Choose.").with("data.action_names", names(names));
    }

    /**
     * A game's {@code action/result} (RES-1) without a message; add {@code data.message} where wanted.
     *
     * @param id makes the id of the call
     * @param success whether the call is accepted
     * @return the message
     */
    public static MessageTemplate result(Template id, boolean success) {
        return message("action/result").with("data.id", id).with("data.success", success);
    }

    /** {@return a game's {@code shutdown/ready} (PRO-4, a proposal)} */
    public static MessageTemplate shutdownReady() {
        return message("shutdown/ready");
    }

    /**
     * Neuro's acknowledgement of {@code startup} (ACK-1), for Neuro-sama.
     *
     * @return the message
     */
    public static MessageTemplate acknowledge() {
        return message("startup")
                .with("data.session.sessionId", "scenario")
                .with("data.session.characterId", "neuro")
                .with("data.session.displayName", "Neuro-sama");
    }

    /**
     * Neuro's {@code action} (ACN-1) with a new id and without data; set {@code data.id} and {@code data.data} where wanted.
     *
     * @param name makes the action's name
     * @return the message
     */
    public static MessageTemplate call(Template name) {
        return message("action").with("data.id", new Template.Uid()).with("data.name", name);
    }

    /**
     * Neuro's {@code action} (ACN-1) with a new id and without data; set {@code data.id} and {@code data.data} where wanted.
     *
     * @param name the action's name
     * @return the message
     */
    public static MessageTemplate call(String name) {
        return call(text(name));
    }

    /** {@return Neuro's {@code actions/reregister_all} (PRO-1, a proposal)} */
    public static MessageTemplate reregisterAll() {
        return message("actions/reregister_all");
    }

    /**
     * Neuro's {@code shutdown/graceful} (PRO-2, a proposal).
     *
     * @param wanted whether the game is to stop
     * @return the message
     */
    public static MessageTemplate gracefulShutdown(boolean wanted) {
        return message("shutdown/graceful").with("data.wants_shutdown", wanted);
    }

    /** {@return Neuro's {@code shutdown/immediate} (PRO-3, a proposal)} */
    public static MessageTemplate immediateShutdown() {
        return message("shutdown/immediate");
    }

    /**
     * Neuro's {@code speech_finished} (SPF-1).
     *
     * @param last whether the utterance is over
     * @return the message
     */
    public static MessageTemplate speechFinished(boolean last) {
        return message("speech_finished").with("data.isFinal", last);
    }

    /**
     * A text message as it stands.
     *
     * @param text anything
     * @return the payload
     */
    public static Payload raw(String text) {
        return new Payload.Raw(text);
    }

    /**
     * One text message in several frames.
     *
     * @param parts the text of each frame
     * @return the payload
     */
    public static Payload fragments(String... parts) {
        return new Payload.Fragments(List.of(parts));
    }

    /**
     * A binary message.
     *
     * @param hex its bytes, in hexadecimal
     * @return the payload
     */
    public static Payload binary(String hex) {
        return new Payload.Binary(hex);
    }

    /**
     * Bytes as they are between the frames.
     *
     * @param hex the bytes, in hexadecimal
     * @return the payload
     */
    public static Payload frames(String hex) {
        return new Payload.Frames(hex);
    }

    /**
     * Anything, kept under a name: {@code $name}.
     *
     * @param variable the name
     * @return the pattern
     */
    public static Pattern capture(String variable) {
        return capture(variable, new Pattern.Present());
    }

    /**
     * Something, kept under a name: {@code $name=…}.
     *
     * @param variable the name
     * @param pattern what it is expected to be
     * @return the pattern
     */
    public static Pattern capture(String variable, Pattern pattern) {
        return new Pattern.Capture(variable, pattern);
    }

    /** {@return anything that is there: {@code !present}} */
    public static Pattern present() {
        return new Pattern.Present();
    }

    /** {@return nothing there: {@code !absent}} */
    public static Pattern absent() {
        return new Pattern.Absent();
    }

    /**
     * Text in which a regular expression is found: {@code ~regex}.
     *
     * @param regex the expression, as in JSON Schema
     * @return the pattern
     * @throws IllegalArgumentException when the expression is broken
     */
    public static Pattern matching(String regex) {
        return new Pattern.Matches(regex);
    }

    /**
     * What fits a schema of the scenario: {@code schema:name}.
     *
     * @param schema the schema's name
     * @return the pattern
     */
    public static Pattern fitting(String schema) {
        return new Pattern.Fits(schema);
    }

    /**
     * What fits the schema of an action as registered: {@code valid(…)}.
     *
     * @param action gives the action's name
     * @return the pattern
     */
    public static Pattern fittingAction(Template action) {
        return new Pattern.FitsAction(action);
    }

    /**
     * A number within bounds: {@code 1..5}.
     *
     * @param least the least
     * @param most the most
     * @return the pattern
     * @throws IllegalArgumentException when the least is more than the most
     */
    public static Pattern between(double least, double most) {
        return new Pattern.Range(least, most);
    }

    /**
     * An array or a text with something in it: {@code contains(…)}.
     *
     * @param part what
     * @return the pattern
     */
    public static Pattern containing(Pattern part) {
        return new Pattern.Contains(part);
    }

    /**
     * An array or a text with a text in it: {@code contains(…)}.
     *
     * @param text the text
     * @return the pattern
     */
    public static Pattern containing(String text) {
        return containing(new Pattern.Literal(new JsonValue.Text(text)));
    }

    /**
     * What a template gives: as expected as {@code first($names)}.
     *
     * @param template the template
     * @return the pattern
     */
    public static Pattern same(Template template) {
        return new Pattern.Same(template);
    }

    /**
     * A JSON value; of an object at least these members, of an array all its elements.
     *
     * @param json JSON text; nothing in it has a meaning of its own
     * @return the pattern
     * @throws IllegalArgumentException when it is not JSON
     */
    public static Pattern like(String json) {
        return JsonTrees.pattern(parsed(json));
    }

    /**
     * The value of a variable, to be sent: {@code $name}.
     *
     * @param name the variable
     * @return the template
     */
    public static Template variable(String name) {
        return new Template.Variable(name);
    }

    /** {@return a new id, to be sent: {@code uid}} */
    public static Template uid() {
        return new Template.Uid();
    }

    /**
     * A value to be sent, and kept under a name: {@code $name=…}.
     *
     * @param variable the name
     * @param value makes the value
     * @return the template
     */
    public static Template kept(String variable, Template value) {
        return new Template.Kept(variable, value);
    }

    /**
     * The first element of a variable: {@code first($name)}.
     *
     * @param variable the variable, an array
     * @return the template
     */
    public static Template first(String variable) {
        return new Template.First(variable);
    }

    /**
     * Generated data for an action: {@code valid(…)}, {@code boundary(…)}, {@code invalid(…)}.
     *
     * @param kind which data
     * @param action gives the action's name
     * @return the template
     */
    public static Template generated(Template.Kind kind, Template action) {
        return new Template.Generated(kind, action);
    }

    /**
     * A text to be sent; nothing in it has a meaning of its own.
     *
     * @param text the text
     * @return the template
     */
    public static Template text(String text) {
        return new Template.Literal(new JsonValue.Text(text));
    }

    /**
     * A JSON value to be sent.
     *
     * @param json JSON text
     * @return the template
     * @throws IllegalArgumentException when it is not JSON
     */
    public static Template json(String json) {
        return JsonTrees.template(parsed(json));
    }

    static JsonValue parsed(String json) {
        return JsonValue.parse(json)
                .orElseThrow(() -> new IllegalArgumentException("json: expected JSON text, was " + json));
    }

    private static Template names(String... names) {
        return new Template.Elements(Stream.of(names).map(Scenarios::text).toList());
    }
}
