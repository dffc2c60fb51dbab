package dev.neurosdk.testkit.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Builds the values of a file from the parser's events, within the bounds. Confined to one reading. */
final class YamlTree {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_ALIASES = 100;
    private static final int MAX_VALUES = 100_000;

    private final YamlFile file;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();
    private YamlNode root;
    private int documents;
    private int aliases;
    private int values;

    YamlTree(YamlFile file) {
        this.file = file;
        this.root = new YamlScalar(file, new YamlNode.Place(1, 1, true), "", true, null);
    }

    YamlNode read(String text) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(file.name()).build();
            for (Event event : new Parse(settings).parseString(text)) {
                accept(event);
            }
        } catch (MarkedYamlEngineException e) {
            YamlNode.Place place = place(e.getProblemMark().or(e::getContextMark));
            throw file.fatal(place.line(), place.column(), e.getProblem());
        } catch (YamlEngineException e) {
            throw file.fatal(1, 1, String.valueOf(e.getMessage()));
        }
        return root;
    }

    private void accept(Event event) {
        YamlNode.Place place = place(event.getStartMark());
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            throw refused(place, "expected one document, was another");
        } else if (event instanceof ScalarEvent scalar) {
            add(scalar(scalar, place), scalar);
        } else if (event instanceof AliasEvent alias) {
            add(aliased(alias, place), null);
        } else if (event instanceof MappingStartEvent || event instanceof SequenceStartEvent) {
            begin((NodeEvent) event, place);
        } else if (event instanceof CollectionEndEvent) {
            Frame ended = open.pop();
            add(ended.node(file), ended.start);
        }
    }

    private YamlScalar scalar(ScalarEvent event, YamlNode.Place place) {
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        Optional<String> tag = event.getTag();
        if (tag.isPresent() && (tag.get().length() < 2 || tag.get().charAt(0) != '!')) {
            throw refused(place, "expected no tag, or a local one such as !absent, was " + tag.get());
        }
        String name = tag.map(text -> text.substring(1)).orElse(null);
        return new YamlScalar(file, place, event.getValue(), plain && name == null, name);
    }

    private YamlNode aliased(AliasEvent event, YamlNode.Place place) {
        if (++aliases > MAX_ALIASES) {
            throw refused(place, "expected at most " + MAX_ALIASES + " aliases, was one more");
        }
        @Nullable YamlNode node = anchors.get(event.getAlias());
        if (node == null) {
            throw refused(place, "expected an alias of a value further up, was *" + event.getAlias());
        }
        return node;
    }

    private void begin(NodeEvent start, YamlNode.Place place) {
        if (open.size() == MAX_DEPTH) {
            throw refused(place, "expected at most " + MAX_DEPTH + " levels, was one more");
        }
        Optional<String> tag =
                start instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
        if (tag.isPresent()) {
            throw refused(place, "expected a list or mapping without a tag, was " + tag.get());
        }
        open.push(new Frame(start, place));
    }

    private void add(YamlNode node, @Nullable NodeEvent event) {
        if (++values > MAX_VALUES || node.size() > MAX_VALUES) {
            throw refused(node.place, "expected at most " + MAX_VALUES + " values, was more");
        }
        if (event != null) {
            event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        }
        @Nullable Frame parent = open.peek();
        if (parent == null) {
            root = node;
        } else if (parent.isMapping()) {
            parent.member(node, this);
        } else {
            parent.elements.add(node);
        }
    }

    private YamlException refused(YamlNode.Place place, String message) {
        return file.fatal(place.line(), place.column(), message);
    }

    private static YamlNode.Place place(Optional<Mark> mark) {
        return mark.map(at -> new YamlNode.Place(at.getLine() + 1, at.getColumn() + 1, true))
                .orElse(new YamlNode.Place(1, 1, true));
    }

    /** A list or a mapping whose end has not come. */
    private static final class Frame {
        private final NodeEvent start;
        private final YamlNode.Place place;
        private final List<YamlNode> elements = new ArrayList<>();
        private final Map<String, YamlMapping.Entry> members = new LinkedHashMap<>();
        private @Nullable YamlNode key;

        Frame(NodeEvent start, YamlNode.Place place) {
            this.start = start;
            this.place = place;
        }

        boolean isMapping() {
            return start instanceof MappingStartEvent;
        }

        YamlNode node(YamlFile file) {
            return isMapping() ? new YamlMapping(file, place, members) : new YamlList(file, place, elements);
        }

        void member(YamlNode node, YamlTree tree) {
            if (key == null) {
                key = node;
                return;
            }
            if (!(key instanceof YamlScalar)) {
                throw tree.refused(key.place, "expected a key that is text, was " + key.excerpt());
            }
            String name = ((YamlScalar) key).asKey();
            if (members.putIfAbsent(name, new YamlMapping.Entry(key.place, node)) != null) {
                throw tree.refused(key.place, "expected each key once, was \"" + name + "\" again");
            }
            key = null;
        }
    }
}
