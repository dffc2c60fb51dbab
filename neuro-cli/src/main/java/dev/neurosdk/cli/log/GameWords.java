package dev.neurosdk.cli.log;

import static java.util.stream.Collectors.joining;

import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Sign;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.ForcePriority;
import dev.neurosdk.protocol.message.GameMessage;

/** The essence of what a game says. Immutable. */
record GameWords(Style style) implements GameMessage.Visitor<Summary> {

    @Override
    public Summary startup(GameMessage.Startup startup) {
        return new Summary(startup.command(), "");
    }

    @Override
    public Summary context(GameMessage.Context context) {
        return context.silent()
                ? new Summary(context.command() + " (silent)", context.message(), Paint.DIM)
                : new Summary(context.command(), context.message());
    }

    @Override
    public Summary registerActions(GameMessage.RegisterActions register) {
        return new Summary(
                register.command(),
                register.actions().stream().map(ActionDefinition::name).collect(joining(", ")));
    }

    @Override
    public Summary unregisterActions(GameMessage.UnregisterActions unregister) {
        return new Summary(unregister.command(), String.join(", ", unregister.actionNames()));
    }

    @Override
    public Summary forceActions(GameMessage.ForceActions force) {
        String priority = force.priority() == ForcePriority.LOW
                ? ""
                : " (" + force.priority().wire() + ")";
        return new Summary(
                force.command() + priority, "[" + String.join(", ", force.actionNames()) + "] " + force.query());
    }

    @Override
    public Summary actionResult(GameMessage.ActionResult result) {
        String message = result.message() == null ? "" : " " + result.message();
        String sign = style.sign(result.success() ? Sign.GOOD : Sign.BAD);
        return new Summary(
                result.command(),
                sign + " " + Ids.brief(result.id(), style) + message,
                result.success() ? Paint.GREEN : Paint.RED);
    }

    @Override
    public Summary shutdownReady(GameMessage.ShutdownReady ready) {
        return new Summary(ready.command(), "");
    }
}
