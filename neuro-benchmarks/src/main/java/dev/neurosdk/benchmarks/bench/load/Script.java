package dev.neurosdk.benchmarks.bench.load;

import dev.neurosdk.benchmarks.wire.Frame;
import dev.neurosdk.benchmarks.wire.Template;
import java.util.List;

/**
 * What one game says, as ready-made frames. Confined to the game's lane, since it holds the last result made.
 *
 * @param prologue what it says first
 * @param steps what it says then, again and again; each ends with one force, whose action says that all has been read
 * @param result what it answers to an action
 */
record Script(Frame prologue, List<Step> steps, Template result) {

    /**
     * A part of the play.
     *
     * @param frame what is sent
     * @param units how much that counts
     */
    record Step(Frame frame, int units) {}

    /** Copies the list. */
    Script {
        steps = List.copyOf(steps);
    }

    /** Nothing but forces; a unit is a round trip. */
    static Script forces(int game) {
        Words words = new Words(game);
        return new Script(
                Frame.all(words.startup(), words.oneAction()), List.of(new Step(words.force(), 1)), words.result());
    }

    /** Context, and now and then a force; a unit is a context message. */
    static Script contexts(int game, int batch) {
        Words words = new Words(game);
        return new Script(
                Frame.all(words.startup(), words.oneAction()),
                List.of(new Step(Frame.all(words.context().times(batch), words.force()), batch)),
                words.result());
    }

    /** Three actions, registered again and again, and now and then a force; a unit is a registration. */
    static Script registrations(int game, int batch) {
        Words words = new Words(game);
        return new Script(
                Frame.all(words.startup(), words.threeActions()),
                List.of(new Step(Frame.all(words.threeActions().times(batch), words.force()), batch)),
                words.result());
    }

    /** A bit of everything; a unit is a message of the game, without the results. */
    static Script mixed(int game) {
        Words words = new Words(game);
        Frame context = words.context();
        Frame force = words.force();
        return new Script(
                Frame.all(words.startup(), words.threeActions()),
                List.of(
                        new Step(force, 1),
                        new Step(Frame.all(context, force), 2),
                        new Step(Frame.all(context.times(4), words.urgentForce()), 5),
                        new Step(force, 1),
                        new Step(Frame.all(words.unregister(), context, force), 3),
                        new Step(Frame.all(words.threeActions(), context.times(2), force), 4)),
                words.result());
    }

    /** A game that has introduced itself and does nothing. */
    static Script idle(int game) {
        Words words = new Words(game);
        return new Script(Frame.all(words.startup(), words.threeActions()), List.of(), words.result());
    }

    /** Everything that earns messages without reading any: a fresh start, an action, a force. */
    static Frame nagging() {
        Words words = new Words(0);
        return Frame.all(words.startup(), words.oneAction(), words.force());
    }
}
