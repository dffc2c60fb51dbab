package dev.neurosdk.testkit.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Goes through the steps as a run would, and finds variables, schemas and connections that nobody has introduced by then. */
final class StepCheck implements Step.Visitor<Set<String>> {

    private final Scenario scenario;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> connections = new TreeSet<>();
    private StepPath path = StepPath.root();
    private Set<String> known = new HashSet<>();

    private StepCheck(Scenario scenario) {
        this.scenario = scenario;
        connections.add(scenario.usualConnection());
    }

    /** Something that a step takes for granted. */
    record Fault(StepPath path, String message) {
        String described(Scenario scenario) {
            return scenario.place(path).map(place -> place + ": ").orElse("step " + path + ": ") + message;
        }
    }

    static List<Fault> faults(Scenario scenario) {
        StepCheck check = new StepCheck(scenario);
        check.all(scenario.steps(), StepPath.root());
        return check.faults;
    }

    private void all(List<Step> steps, StepPath outer) {
        for (int index = 0; index < steps.size(); index++) {
            path = outer.child(index + 1);
            known = steps.get(index).accept(this);
        }
    }

    private Set<String> connection(@Nullable String name) {
        if (name != null && !connections.contains(name)) {
            fault("unknown connection \"" + name + "\"; expected one of " + String.join(", ", connections));
        }
        return known;
    }

    private void fault(String message) {
        faults.add(new Fault(path, message));
    }

    private void check(Pattern pattern) {
        pattern.accept(new PatternNames(this));
    }

    void check(Template template) {
        template.accept(new TemplateNames(this));
    }

    void keeps(String variable) {
        known.add(variable);
    }

    void needs(String variable) {
        if (!known.contains(variable)) {
            fault("unknown variable $" + variable
                    + (known.isEmpty()
                            ? "; none has a value here"
                            : "; known here: $" + String.join(", $", new TreeSet<>(known))));
        }
    }

    void needsSchema(String schema) {
        if (!scenario.schemas().containsKey(schema)) {
            fault("unknown schema \"" + schema + "\"; expected one of those under schemas: "
                    + String.join(", ", new TreeSet<>(scenario.schemas().keySet())));
        }
    }

    @Override
    public Set<String> open(Step.Open step) {
        connections.add(step.as());
        return known;
    }

    @Override
    public Set<String> send(Step.Send step) {
        if (step.payload() instanceof Payload.Message message) {
            check(message.message());
        }
        return connection(step.on());
    }

    @Override
    public Set<String> expect(Step.Expect step) {
        check(step.pattern());
        return connection(step.on());
    }

    @Override
    public Set<String> expectOrder(Step.ExpectOrder step) {
        step.patterns().forEach(this::check);
        return connection(step.on());
    }

    @Override
    public Set<String> absent(Step.Absent step) {
        Set<String> before = new HashSet<>(known);
        check(step.pattern());
        known = before;
        return connection(step.on());
    }

    @Override
    public Set<String> answer(Step.Answer step) {
        return connection(step.on());
    }

    @Override
    public Set<String> connection(Step.Connection step) {
        return connection(step.on());
    }

    @Override
    public Set<String> clock(Step.Clock step) {
        return known;
    }

    @Override
    public Set<String> fault(Step.Fault step) {
        if (scenario.role() == Role.SERVER && !path.equals(StepPath.root().child(1))) {
            fault("expected fault as the first step, since games may connect from there on, was later");
        }
        return known;
    }

    @Override
    public Set<String> repeat(Step.Repeat step) {
        StepPath here = path;
        all(step.steps(), here);
        return known;
    }

    @Override
    public Set<String> choose(Step.Choose step) {
        StepPath here = path;
        Set<String> before = Set.copyOf(known);
        @Nullable Set<String> after = null;
        for (int branch = 0; branch < step.branches().size(); branch++) {
            known = new HashSet<>(before);
            all(step.branches().get(branch), here.child(branch + 1));
            if (after == null) {
                after = known;
            } else {
                after.retainAll(known);
            }
        }
        return after == null ? known : after;
    }

    @Override
    public Set<String> ask(Step.Ask step) {
        return known;
    }

    @Override
    public Set<String> hook(Step.Hook step) {
        return known;
    }

    @Override
    public Set<String> mark(Step.Mark step) {
        return known;
    }

    /** The names in a pattern. */
    private record PatternNames(StepCheck check) implements Pattern.Visitor<Boolean> {
        @Override
        public Boolean literal(Pattern.Literal literal) {
            return true;
        }

        @Override
        public Boolean members(Pattern.Members members) {
            members.members().values().forEach(pattern -> pattern.accept(this));
            return true;
        }

        @Override
        public Boolean elements(Pattern.Elements elements) {
            elements.elements().forEach(pattern -> pattern.accept(this));
            return true;
        }

        @Override
        public Boolean capture(Pattern.Capture capture) {
            check.keeps(capture.name());
            return capture.pattern().accept(this);
        }

        @Override
        public Boolean present(Pattern.Present present) {
            return true;
        }

        @Override
        public Boolean absent(Pattern.Absent absent) {
            return true;
        }

        @Override
        public Boolean matches(Pattern.Matches matches) {
            return true;
        }

        @Override
        public Boolean fits(Pattern.Fits fits) {
            check.needsSchema(fits.schema());
            return true;
        }

        @Override
        public Boolean fitsAction(Pattern.FitsAction fits) {
            check.check(fits.action());
            return true;
        }

        @Override
        public Boolean range(Pattern.Range range) {
            return true;
        }

        @Override
        public Boolean contains(Pattern.Contains contains) {
            return contains.part().accept(this);
        }

        @Override
        public Boolean same(Pattern.Same same) {
            check.check(same.template());
            return true;
        }
    }

    /** The names in a template. */
    private record TemplateNames(StepCheck check) implements Template.Visitor<Boolean> {
        @Override
        public Boolean literal(Template.Literal literal) {
            return true;
        }

        @Override
        public Boolean members(Template.Members members) {
            members.members().values().forEach(template -> template.accept(this));
            return true;
        }

        @Override
        public Boolean elements(Template.Elements elements) {
            elements.elements().forEach(template -> template.accept(this));
            return true;
        }

        @Override
        public Boolean variable(Template.Variable variable) {
            check.needs(variable.name());
            return true;
        }

        @Override
        public Boolean kept(Template.Kept kept) {
            boolean fine = kept.value().accept(this);
            check.keeps(kept.name());
            return fine;
        }

        @Override
        public Boolean uid(Template.Uid uid) {
            return true;
        }

        @Override
        public Boolean first(Template.First first) {
            check.needs(first.variable());
            return true;
        }

        @Override
        public Boolean generated(Template.Generated generated) {
            return generated.action().accept(this);
        }

        @Override
        public Boolean asText(Template.AsText text) {
            return text.value().accept(this);
        }
    }
}
