package dev.neurosdk.protocol.schema;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures how flat a value can be that fits each schema, so that recursion can be steered towards its end. */
final class SchemaHeights {

    private static final int MAX_ROUNDS = 100;

    private SchemaHeights() {}

    static void measure(List<SchemaNode> nodes) {
        nodes.forEach(node -> node.height = SchemaNode.ENDLESS);
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            changed = false;
            for (int i = nodes.size() - 1; i >= 0; i--) {
                SchemaNode node = nodes.get(i);
                int height = Math.min(height(node), SchemaNode.ENDLESS);
                changed |= height < node.height;
                node.height = Math.min(node.height, height);
            }
        }
    }

    private static int height(SchemaNode node) {
        if (node.never) {
            return SchemaNode.ENDLESS;
        }
        int height = node.values == null ? ownHeight(node) : 0;
        height = Math.max(height, highest(node.all.stream()));
        height = node.any.isEmpty() ? height : Math.max(height, lowest(node.any));
        return node.one.isEmpty() ? height : Math.max(height, lowest(node.one));
    }

    private static int ownHeight(SchemaNode node) {
        if ((node.types & Types.SCALAR) != 0) {
            return 0;
        }
        int array = (node.types & Types.ARRAY) == 0 ? SchemaNode.ENDLESS : array(node.arrays);
        int object = (node.types & Types.OBJECT) == 0 ? SchemaNode.ENDLESS : object(node.objects);
        return Math.min(array, object);
    }

    private static int array(@Nullable ArrayRules rules) {
        int height = 0;
        if (rules == null) {
            return height;
        }
        for (int i = 0; i < Math.min(rules.min(), rules.prefix().size() + 1); i++) {
            SchemaNode item = rules.item(i);
            height = Math.max(height, item == null ? 1 : 1 + item.height);
        }
        SchemaNode contains = rules.contains();
        return contains == null || rules.minContains() == 0 ? height : Math.max(height, 1 + contains.height);
    }

    private static int object(@Nullable ObjectRules rules) {
        return rules == null || rules.required().isEmpty()
                ? 0
                : 1 + highest(rules.required().stream().flatMap(name -> rules.member(name).stream()));
    }

    private static int highest(Stream<SchemaNode> nodes) {
        return nodes.mapToInt(node -> node.height).max().orElse(0);
    }

    private static int lowest(List<SchemaNode> nodes) {
        return nodes.stream().mapToInt(node -> node.height).min().orElse(0);
    }
}
