package dev.neurosdk.server.stream.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The latest items, as many as fit. Thread-safe. */
final class Recent {

    private final int capacity;
    private final Deque<StreamUpdate> items = new ArrayDeque<>();

    Recent(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(StreamUpdate item) {
        items.addLast(item);
        if (items.size() > capacity) {
            items.removeFirst();
        }
    }

    synchronized Optional<StreamUpdate> latest() {
        return Optional.ofNullable(items.peekLast());
    }

    /** The newest ones, oldest first. */
    synchronized List<StreamUpdate> newest(int limit) {
        List<StreamUpdate> newest = new ArrayList<>();
        Iterator<StreamUpdate> all = items.iterator();
        for (int skip = items.size() - limit; all.hasNext(); skip--) {
            StreamUpdate item = all.next();
            if (skip <= 0) {
                newest.add(item);
            }
        }
        return List.copyOf(newest);
    }
}
