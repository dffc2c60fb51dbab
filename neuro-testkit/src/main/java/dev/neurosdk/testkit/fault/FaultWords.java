package dev.neurosdk.testkit.fault;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.testkit.recording.Direction;
import dev.neurosdk.testkit.transport.frame.Frame;
import dev.neurosdk.testkit.yaml.YamlList;
import dev.neurosdk.testkit.yaml.YamlMapping;
import dev.neurosdk.testkit.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The faults by their names in plans, and their parameters. */
final class FaultWords {

    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int MANY = Integer.MAX_VALUE;
    private static final String FAILURE = "The game could not do that just now. Try again.";

    private static final Map<String, Function<YamlMapping, Fault>> FAULTS = faults();
    private static final Map<String, BiFunction<YamlMapping, When, FaultRule>> MOMENTS = moments();

    private FaultWords() {}

    /** A rule without its limit; nothing when its fault has no known name. */
    static Optional<FaultRule> read(YamlMapping mapping, When when) {
        YamlNode node = mapping.node("fault");
        String name = node.asText();
        if (MOMENTS.containsKey(name)) {
            return Optional.of(MOMENTS.get(name).apply(mapping, when));
        }
        if (FAULTS.containsKey(name)) {
            return Optional.of(new FaultRule(when, FAULTS.get(name).apply(mapping)));
        }
        node.unknown("fault", name, names());
        mapping.json();
        return Optional.empty();
    }

    /** Every name. */
    static List<String> names() {
        List<String> names = new ArrayList<>(FAULTS.keySet());
        names.addAll(MOMENTS.keySet());
        return names;
    }

    private static Map<String, Function<YamlMapping, Fault>> faults() {
        Map<String, Function<YamlMapping, Fault>> faults = new LinkedHashMap<>();
        faults.put("latency", FaultWords::latency);
        faults.put("bandwidth", map -> new DeliveryFault.Bandwidth((int) map.integer("bytes-per-second", 1, MANY)));
        faults.put("lose", map -> new DeliveryFault.Lose());
        faults.put("duplicate", FaultWords::duplicate);
        faults.put("reorder", FaultWords::reorder);
        faults.put("coalesce", FaultWords::coalesce);
        faults.put("binary", map -> new DeliveryFault.Binary());
        faults.put("slice", FaultWords::slice);
        faults.put("fragment", FaultWords::fragment);
        faults.put("cut", map -> new FrameFault.Cut((int) map.integer("byte", 0, MANY, 1)));
        faults.put("illegal", map -> new FrameFault.Illegal(map.choice("kind", words(FrameFault.Illegality.values()))));
        faults.put("close", FaultWords::close);
        faults.put("disconnect", map -> new ConnectionFault.Disconnect());
        faults.put("reset", map -> new ConnectionFault.Reset());
        faults.put("half-open", map -> new ConnectionFault.HalfOpen(time(map, "for", Duration.ZERO, Duration.ZERO)));
        faults.put("half-close", map -> new ConnectionFault.HalfClose());
        faults.put("slow-reader", map -> new ConnectionFault.SlowReader(time(map, "for", SECOND, MILLI)));
        faults.put("slow-close", map -> new ControlFault.SlowClose(time(map, "delay", SECOND, MILLI)));
        faults.put("refuse-handshake", map -> new HandshakeFault.Refuse((int) map.integer("status", 300, 599, 503)));
        faults.put("slow-handshake", map -> new HandshakeFault.Slow(time(map, "delay", SECOND, MILLI)));
        faults.put("enlarge", map -> new ContentFault.Enlarge(numbers(map, "size", 1, 64 << 20, 1 << 20)));
        faults.put("malform", map -> new ContentFault.Malform(drawn(map, "kind", malformations())));
        faults.put("mutate-data", map -> new ContentFault.MutateData(drawn(map, "mutator", mutators())));
        faults.put("unknown-name", map -> new ContentFault.UnknownName(map.text("name", "nc_unknown")));
        faults.put("retry-storm", map -> new ContentFault.RetryStorm(map.text("message", FAILURE)));
        faults.put("edition-skew", map -> new ContentFault.EditionSkew(edition(map)));
        faults.put(
                "cross-talk",
                map -> new ContentFault.CrossTalk(map.text("game", "Other Game"), map.text("action", "nc_foreign")));
        faults.put(
                "unsolicited-call",
                map -> new InsertionFault.UnsolicitedCall(map.text("id", "nc-unsolicited"), map.text("action", "")));
        faults.put("stale-call", map -> new InsertionFault.UnsolicitedCall("", map.text("action", "")));
        faults.put("unsolicited-result", map -> new InsertionFault.UnsolicitedResult(map.text("id", "nc-unsolicited")));
        faults.put("stale-result", map -> new InsertionFault.UnsolicitedResult(""));
        faults.put("speech", FaultWords::speech);
        faults.put("insert", map -> new InsertionFault.Insert(map.choice("to", recipients()), map.text("text")));
        return faults;
    }

    private static Map<String, BiFunction<YamlMapping, When, FaultRule>> moments() {
        Map<String, BiFunction<YamlMapping, When, FaultRule>> moments = new LinkedHashMap<>();
        moments.put(
                "acknowledgement",
                (map, when) -> labelled("acknowledgement", narrowed(when, Direction.S2C, "startup"), how(map, true)));
        moments.put(
                "result",
                (map, when) -> labelled("result", narrowed(when, Direction.C2S, "action/result"), how(map, false)));
        moments.put("pong", (map, when) -> labelled("pong", when, pong(map)));
        return moments;
    }

    private static FaultRule labelled(String label, When when, Fault fault) {
        return new FaultRule(when, fault, MANY, label);
    }

    /** The condition for one command, whatever it said about direction and command before. */
    private static When narrowed(When when, Direction direction, String command) {
        return new When(
                direction,
                command,
                when.message(),
                when.atByte(),
                when.nth(),
                when.every(),
                when.probability(),
                when.afterCommand(),
                when.situation(),
                when.after(),
                when.connection());
    }

    private static Fault how(YamlMapping map, boolean garbage) {
        List<String> ways = new ArrayList<>(List.of("late", "never", "twice"));
        if (garbage) {
            ways.add("garbage");
        }
        String how = map.choice(
                "how",
                ways.stream().collect(Collectors.toMap(way -> way, way -> way, (a, b) -> a, LinkedHashMap::new)));
        return switch (how) {
            case "late" ->
                new DeliveryFault.Latency(
                        time(map, "delay", SECOND, MILLI), Duration.ZERO, DeliveryFault.Spread.UNIFORM);
            case "twice" -> new DeliveryFault.Duplicate(time(map, "gap", Duration.ZERO, Duration.ZERO), 1);
            case "garbage" -> new ContentFault.Malform(List.of(Malformation.DATA_SCALAR));
            default -> new DeliveryFault.Lose();
        };
    }

    private static Fault pong(YamlMapping map) {
        return map.has("delay")
                ? new ControlFault.LatePong(time(map, "delay", SECOND, MILLI))
                : new ControlFault.NoPong();
    }

    private static Fault latency(YamlMapping map) {
        Duration delay = map.has("ms") ? Duration.ofMillis(map.integer("ms", 0, MANY)) : map.duration("delay");
        return new DeliveryFault.Latency(
                delay,
                time(map, "jitter", Duration.ZERO, Duration.ZERO),
                map.choice("spread", spreads(), DeliveryFault.Spread.UNIFORM));
    }

    private static Fault duplicate(YamlMapping map) {
        return new DeliveryFault.Duplicate(
                time(map, "gap", Duration.ZERO, Duration.ZERO), (int) map.integer("copies", 1, 1000, 1));
    }

    private static Fault reorder(YamlMapping map) {
        Duration patience = time(map, "patience", SECOND, MILLI);
        if (map.has("with")) {
            return new DeliveryFault.Reorder(map.choice("with", Map.of("next", 2)), patience);
        }
        return new DeliveryFault.Reorder((int) map.integer("window", 2, 1000, 2), patience);
    }

    private static Fault coalesce(YamlMapping map) {
        return new DeliveryFault.Coalesce(
                (int) map.integer("messages", 2, 1000, 2), time(map, "patience", SECOND, MILLI));
    }

    private static Fault slice(YamlMapping map) {
        return new FrameFault.Slice(
                (int) map.integer("bytes", 1, MANY, 1), time(map, "gap", Duration.ZERO, Duration.ZERO));
    }

    private static Fault fragment(YamlMapping map) {
        List<Integer> cuts = map.has("cuts") ? rising(map) : List.of();
        return new FrameFault.Fragment(
                (int) map.integer("parts", 2, 1000, 2),
                cuts,
                map.flag("pings", false),
                map.flag("inside-characters", false));
    }

    private static List<Integer> rising(YamlMapping map) {
        List<Integer> cuts = numbers(map, "cuts", 1, MANY, 1);
        List<Integer> sorted = cuts.stream().distinct().sorted().toList();
        if (!sorted.equals(cuts)) {
            map.problem("cuts", "expected numbers that rise, was " + cuts);
        }
        return sorted;
    }

    private static Fault close(YamlMapping map) {
        if (map.flag("without-code", false)) {
            return new ConnectionFault.Close(List.of(Frame.NO_CODE), "");
        }
        return new ConnectionFault.Close(numbers(map, "code", 0, 0xFFFF, 1011), map.text("reason", ""));
    }

    private static Fault speech(YamlMapping map) {
        return new InsertionFault.SpeechPattern(
                drawn(map, "pattern", words(InsertionFault.Speech.values())),
                time(map, "gap", Duration.ZERO, Duration.ZERO));
    }

    private static Edition edition(YamlMapping map) {
        Map<String, Edition> editions = new LinkedHashMap<>();
        Edition.all().forEach(edition -> editions.put(edition.id(), edition));
        return map.choice("as", editions);
    }

    private static Map<String, DeliveryFault.Spread> spreads() {
        return words(DeliveryFault.Spread.values());
    }

    private static Map<String, Direction> recipients() {
        Map<String, Direction> recipients = new LinkedHashMap<>();
        recipients.put("neuro", Direction.C2S);
        recipients.put("game", Direction.S2C);
        return recipients;
    }

    private static Map<String, Malformation> malformations() {
        Map<String, Malformation> words = new LinkedHashMap<>();
        for (Malformation kind : Malformation.values()) {
            words.put(kind.word(), kind);
        }
        return words;
    }

    private static Map<String, DataMutator> mutators() {
        Map<String, DataMutator> words = new LinkedHashMap<>();
        for (DataMutator mutator : DataMutator.values()) {
            words.put(mutator.word(), mutator);
        }
        return words;
    }

    /** One word or a list of them; all of them when left out. */
    private static <T> List<T> drawn(YamlMapping map, String key, Map<String, T> words) {
        Optional<YamlNode> node = map.optional(key);
        if (node.isEmpty()) {
            return List.copyOf(words.values());
        }
        List<T> chosen = elements(node.get()).stream()
                .map(element -> element.<T>asChoice(words))
                .toList();
        return chosen.isEmpty() ? List.copyOf(words.values()) : chosen;
    }

    /** One number or a list of them. */
    private static List<Integer> numbers(YamlMapping map, String key, int least, int most, int otherwise) {
        List<Integer> numbers = map.optional(key).map(FaultWords::elements).orElse(List.of()).stream()
                .map(element -> (int) element.asInteger(least, most))
                .toList();
        return numbers.isEmpty() ? List.of(otherwise) : numbers;
    }

    private static List<YamlNode> elements(YamlNode node) {
        return node instanceof YamlList ? node.asList() : List.of(node);
    }

    /** A duration, or a plain number of milliseconds. */
    private static Duration time(YamlMapping map, String key, Duration otherwise, Duration least) {
        Optional<YamlNode> node = map.optional(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        Duration value = node.get().asText().matches("[0-9]+")
                ? Duration.ofMillis(node.get().asInteger(0, MANY))
                : node.get().asDuration();
        if (value.compareTo(least) < 0) {
            map.problem(key, "expected at least " + least.toMillis() + "ms, was " + value.toMillis() + "ms");
            return least;
        }
        return value;
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] values) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
        }
        return words;
    }
}
