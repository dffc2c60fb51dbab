package dev.neurosdk.server.decider.script;

import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a script from text, a line at a time. Confined to one reading. */
final class ScriptReader {

    private static final int MAX_PROBLEMS = 20;
    private static final String VERBS = "answer, answer!, fail, decline, ignore, act, act!, wait or end";

    private final Map<String, Decider> deciders;
    private final List<ScriptStep> steps = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private @Nullable ScriptEnd end;

    ScriptReader(Map<String, Decider> deciders) {
        this.deciders = Map.copyOf(deciders);
    }

    Script read(String text) {
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            read(new ScriptLine(index + 1, lines.get(index)));
        }
        if (problems.isEmpty()) {
            return new Script(steps, end == null ? new ScriptEnd.GiveUp() : end);
        }
        throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
    }

    private void read(ScriptLine line) {
        if (line.isBlank() || problems.size() >= MAX_PROBLEMS) {
            return;
        }
        try {
            step(line);
            line.expectEnd();
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    private void step(ScriptLine line) {
        if (end != null) {
            throw line.wrong(line.position(), "nothing after the end", line.rest());
        }
        String game = null;
        String offered = null;
        int position = line.position();
        String word = line.word();
        while (word.equals("in") || word.equals("offering")) {
            if (word.equals("in")) {
                game = line.name("the name of a game");
            } else {
                offered = line.name("the name of an action");
            }
            position = line.position();
            word = line.word();
        }
        boolean anywhere = game == null && offered == null;
        switch (word) {
            case "wait", "end" -> {
                if (!anywhere) {
                    throw line.wrong(position, "answer, fail, decline, ignore or act after in and offering", word);
                }
                pauseOrEnd(word, line);
            }
            case "act", "act!" -> {
                Decision decision = decision(line, word.equals("act"));
                steps.add(new ScriptStep.Act(where(game, offered == null ? decision.action() : offered), decision));
            }
            default -> steps.add(new ScriptStep.Reply(where(game, offered), answer(word, position, line)));
        }
    }

    private static Where where(@Nullable String game, @Nullable String offered) {
        return new Where(game == null ? "*" : game, offered == null ? "*" : offered);
    }

    private void pauseOrEnd(String word, ScriptLine line) {
        if (word.equals("wait")) {
            steps.add(new ScriptStep.Pause(line.time()));
        } else {
            end = end(line);
        }
    }

    private static Answer answer(String word, int position, ScriptLine line) {
        return switch (word) {
            case "answer" -> new Answer.Choose(decision(line, true));
            case "answer!" -> new Answer.Choose(decision(line, false));
            case "fail" -> new Answer.Fail(reason(line, "the script says so"));
            case "decline" -> new Answer.Decline(reason(line, "the script says so"));
            case "ignore" -> new Answer.Ignore();
            default -> throw line.wrong(position, VERBS, word.isEmpty() ? "the end of the line" : word);
        };
    }

    private static Decision decision(ScriptLine line, boolean checked) {
        String action = line.name("the name of an action");
        if (checked) {
            return new Decision(action, line.data());
        }
        String text = line.rest();
        return new Decision(action, text.isEmpty() ? null : text, false);
    }

    private static String reason(ScriptLine line, String otherwise) {
        String reason = line.rest();
        return reason.isEmpty() ? otherwise : reason;
    }

    private ScriptEnd end(ScriptLine line) {
        int position = line.position();
        String word = line.word();
        if (word.equals("give-up")) {
            return new ScriptEnd.GiveUp();
        }
        if (word.equals("repeat")) {
            if (Script.lastAnswer(steps) == null) {
                throw line.wrong(position, "an answer further up to repeat", "none");
            }
            return new ScriptEnd.Repeat();
        }
        Decider other = deciders.get(word);
        if (other == null) {
            List<String> known = new ArrayList<>(List.of("give-up", "repeat"));
            known.addAll(new TreeSet<>(deciders.keySet()));
            throw line.wrong(
                    position, "one of " + String.join(", ", known), word.isEmpty() ? "the end of the line" : word);
        }
        return new ScriptEnd.Delegate(other);
    }
}
