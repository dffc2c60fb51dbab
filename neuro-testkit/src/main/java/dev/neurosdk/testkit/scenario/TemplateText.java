package dev.neurosdk.testkit.scenario;

/** Reads a text of a scenario file as a template. What makes no sense is an IllegalArgumentException. */
final class TemplateText {

    private TemplateText() {}

    static Template read(String text) {
        if (text.equals("uid")) {
            return new Template.Uid();
        }
        return Wording.named(text)
                .map(TemplateText::variable)
                .or(() -> Wording.call(text).map(TemplateText::function))
                .orElseGet(() -> new Template.Literal(Wording.literal(text)));
    }

    private static Template variable(Wording.Named named) {
        return named.value()
                .<Template>map(value -> new Template.Kept(named.name(), read(value)))
                .orElseGet(() -> new Template.Variable(named.name()));
    }

    private static Template function(Wording.Call call) {
        return switch (call.name()) {
            case "first" -> new Template.First(call.variable());
            case "valid" -> generated(Template.Kind.VALID, call);
            case "boundary" -> generated(Template.Kind.BOUNDARY, call);
            case "invalid" -> generated(Template.Kind.INVALID, call);
            default ->
                throw new IllegalArgumentException("expected a value to send, was " + call.name()
                        + "(...), which is for what is expected; write \\" + call.name() + "(...) for the text");
        };
    }

    private static Template generated(Template.Kind kind, Wording.Call call) {
        return new Template.Generated(kind, read(call.argument()));
    }
}
