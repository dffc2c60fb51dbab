package dev.neurosdk.server.stream;

import dev.neurosdk.protocol.codec.JsonText;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which topics a viewer gets. Immutable. Every topic means every one but {@link #METRICS}, which has to be asked for by name.
 *
 * @param every whether it is every topic but some
 * @param names those that it is; with every, those that it is besides
 * @param without with every, those that it is not
 */
record Topics(boolean every, Set<String> names, Set<String> without) {

    static final String EVERY = "*";
    static final String METRICS = "metrics";
    static final int MOST = 64;
    static final Topics NONE = new Topics(false, Set.of(), Set.of());

    Topics {
        names = Set.copyOf(names);
        without = Set.copyOf(without);
    }

    /** What somebody gets who says nothing. */
    static Topics of(Grant grant) {
        return new Topics(grant.isForAll(), grant.names(), Set.of());
    }

    /** What somebody gets who names topics; star stands for all that may be seen. */
    static Topics of(Collection<String> chosen, Grant grant) throws Fault.Found {
        if (chosen.size() > MOST) {
            throw new Fault.Found(new Fault("too-many", "expected at most " + MOST + " topics", "/topics"));
        }
        Set<String> names = new TreeSet<>();
        boolean every = false;
        int index = 0;
        for (String topic : chosen) {
            String at = "/topics/" + index++;
            if (topic.equals(EVERY)) {
                every = grant.isForAll();
                names.addAll(grant.names());
            } else if (!Names.isName(topic)) {
                throw new Fault.Found(Fault.member(at, "the name of a topic"));
            } else if (!grant.allows(topic)) {
                throw new Fault.Found(new Fault("forbidden-topic", "your token does not allow this topic", at));
            } else {
                names.add(topic);
            }
        }
        return new Topics(every, names, Set.of());
    }

    Topics without(Collection<String> topics) throws Fault.Found {
        Set<String> left = new TreeSet<>(names);
        left.removeAll(topics);
        if (topics.contains(EVERY)) {
            return NONE;
        }
        Set<String> missing = new TreeSet<>(without);
        if (every) {
            missing.addAll(topics);
        }
        if (missing.size() > MOST) {
            throw new Fault.Found(new Fault("too-many", "expected at most " + MOST + " topics", "/topics"));
        }
        return new Topics(every, left, missing);
    }

    boolean include(String topic) {
        return names.contains(topic) || (every && !topic.equals(METRICS) && !without.contains(topic));
    }

    /** Whether the hub's own figures are wanted. */
    boolean wantMetrics() {
        return names.contains(METRICS);
    }

    void write(JsonText json) {
        json.name("topics").beginArray();
        if (every) {
            json.value(EVERY);
        }
        new TreeSet<>(names).forEach(json::value);
        json.endArray();
        if (!without.isEmpty()) {
            json.member("without", new TreeSet<>(without));
        }
    }
}
