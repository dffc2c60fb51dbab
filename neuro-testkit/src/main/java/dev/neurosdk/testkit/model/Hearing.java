package dev.neurosdk.testkit.model;

import dev.neurosdk.protocol.edition.Edition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.protocol.rule.Rule;
import dev.neurosdk.protocol.rule.Violation;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What Neuro may have heard: at least what it has shown to have heard, at most what was sent. Messages of the two directions
 * cross, so a call is right when it is right at any moment between. A call that is right only from some moment on shows that
 * everything before was heard, and so does the pong to a ping. However much time passes, it shows nothing. Confined to its model.
 */
final class Hearing {

    /** So much is kept that may be unheard; what is older counts as heard. */
    private static final int MAX_WEIGHT = 1 << 14;

    private final Moment heard;
    private final Deque<Said> unheard = new ArrayDeque<>();
    private int weight;
    private boolean acknowledged;

    /**
     * What to make of a call.
     *
     * @param broken what it breaks at every moment
     * @param unfit what is wrong with its data by each schema that it may have been built on
     * @param game whose it is at the first moment at which it is right; nothing when it never is
     * @param overtaken whether this game has started anew since, so that the call belongs to its earlier life
     */
    record Call(Set<Rule> broken, List<Violation> unfit, Optional<String> game, boolean overtaken) {}

    Hearing(Edition edition) {
        heard = new Moment(edition);
    }

    /** The game has sent something. */
    void sent(Said said) {
        unheard.add(said);
        weight += said.weight();
        while (weight > MAX_WEIGHT) {
            hear();
        }
    }

    /** A fault of ours has touched what Neuro says next. */
    void spoilt() {
        heard.spoil();
        sent(new Said.Fault());
    }

    /** What comes with a pong was heard; a pong that nobody has asked for shows nothing. */
    void pong(ByteBuffer payload) {
        hearUntil(said -> said instanceof Said.Ping ping && ping.payload().equals(payload));
    }

    /** The first acknowledgement answers the first startup; a further one may answer it once more. */
    void acknowledged() {
        if (!acknowledged) {
            acknowledged = true;
            hearUntil(Said.Startup.class::isInstance);
        }
    }

    /** Takes note of a call. */
    Call called(NeuroMessage.Action action, long nanos) {
        Search search = new Search(action, nanos);
        Moment moment = heard.about(action.name());
        search.look(moment, 0);
        int more = 0;
        for (Said said : unheard) {
            if (search.isOver()) {
                break;
            }
            said.reach(moment);
            more++;
            search.look(moment, more);
        }
        for (int i = 0; i < search.from; i++) {
            hear();
        }
        Optional<String> game = search.game;
        game.or(moment::anybody).ifPresent(owner -> heard.called(owner, action.id(), nanos));
        return new Call(
                search.broken(),
                search.unfit,
                game,
                unheard.stream()
                        .anyMatch(said -> said instanceof Said.Startup startup
                                && game.filter(startup.game()::equals).isPresent()));
    }

    private void hearUntil(Predicate<Said> last) {
        if (unheard.stream().noneMatch(last)) {
            return;
        }
        Said said = hear();
        while (!last.test(said)) {
            said = hear();
        }
    }

    private Said hear() {
        Said said = unheard.remove();
        weight -= said.weight();
        said.reach(heard);
        return said;
    }

    /** Looks at one moment after the other for one at which a call is right, and then for one at which its data fits. */
    private static final class Search {
        private final NeuroMessage.Action action;
        private final long nanos;
        private boolean registered;
        private boolean alone;
        private boolean found;
        private boolean fits;
        private int from;
        private Optional<String> game = Optional.empty();
        private List<Violation> unfit = List.of();

        Search(NeuroMessage.Action action, long nanos) {
            this.action = action;
            this.nanos = nanos;
        }

        boolean isOver() {
            return found && fits;
        }

        void look(Moment moment, int number) {
            Optional<String> owner = moment.owner(action.name());
            boolean free = owner.or(moment::anybody)
                    .filter(whose -> moment.waits(whose, nanos))
                    .isEmpty();
            registered |= owner.isPresent();
            alone |= free;
            if (!found && (moment.isUnsure() || (owner.isPresent() && free))) {
                found = true;
                from = number;
                game = owner;
                fits = false;
            }
            if (moment.isUnsure() || owner.isPresent()) {
                List<Violation> wrong = moment.isUnsure() ? List.of() : unfit(moment, owner.orElseThrow());
                fits |= wrong.isEmpty();
                unfit = fits ? List.of() : wrong;
            }
        }

        private List<Violation> unfit(Moment moment, String owner) {
            return moment.schema(owner, action.name())
                    .map(schema -> schema.validate(action.data()))
                    .orElse(List.of());
        }

        /** Where it is registered at one moment and alone at another, it is called although it is gone. */
        Set<Rule> broken() {
            Set<Rule> broken = EnumSet.noneOf(Rule.class);
            if (!found && (!registered || alone)) {
                broken.add(Rule.CALL_REGISTERED);
            }
            if (!found && !alone) {
                broken.add(Rule.CALL_ALONE);
            }
            return broken;
        }
    }
}
