package dev.neurosdk.testkit.yaml;

import dev.neurosdk.protocol.codec.JsonValue;
import java.util.List;
import java.util.Optional;

/** A list of values. Confined to the thread of its file. */
public final class YamlList extends YamlNode {

    private final List<YamlNode> elements;
    private final long size;

    YamlList(YamlFile file, Place place, List<YamlNode> elements) {
        super(file, place);
        this.elements = List.copyOf(elements);
        this.size = 1 + elements.stream().mapToLong(YamlNode::size).sum();
    }

    @Override
    public List<YamlNode> asList() {
        return elements;
    }

    @Override
    public Optional<String> tag() {
        return Optional.empty();
    }

    @Override
    public JsonValue json() {
        return new JsonValue.Elements(elements.stream().map(YamlNode::json).toList());
    }

    @Override
    String excerpt() {
        return "a list";
    }

    @Override
    long size() {
        return size;
    }
}
