package dev.neurosdk.server.stream.client;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a listener is told, one line for each. Confined to one thread. */
final class Told implements StreamListener {

    final List<String> lines = new ArrayList<>();

    @Override
    public void received(StreamUpdate update) {
        lines.add(String.valueOf(update.seq()));
    }

    @Override
    public void missed(StreamGap gap) {
        lines.add("gap " + gap.from() + "-" + gap.to() + " " + gap.reason());
    }

    @Override
    public void live(long seq) {
        lines.add("live " + seq);
    }

    @Override
    public void changed(StreamPhase phase, String why) {
        lines.add(phase + (why.isEmpty() ? "" : ": " + why));
    }

    @Override
    public void refused(String code, String message) {
        lines.add("refused " + code + ": " + message);
    }

    /** What was told since the last look. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
