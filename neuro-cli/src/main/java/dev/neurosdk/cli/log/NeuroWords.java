package dev.neurosdk.cli.log;

import dev.neurosdk.cli.terminal.Paint;
import dev.neurosdk.cli.terminal.Style;
import dev.neurosdk.protocol.message.NeuroMessage;

/** The essence of what Neuro says. Immutable. */
record NeuroWords(Style style) implements NeuroMessage.Visitor<Summary> {

    @Override
    public Summary startupAck(NeuroMessage.StartupAck ack) {
        return new Summary(ack.command(), "you are played by " + ack.session().displayName(), Paint.DIM);
    }

    @Override
    public Summary action(NeuroMessage.Action action) {
        String data = action.data() == null ? "" : " " + action.data();
        return new Summary(action.command(), Ids.brief(action.id(), style) + " " + action.name() + data, Paint.BOLD);
    }

    @Override
    public Summary reregisterAll(NeuroMessage.ReregisterAll reregister) {
        return new Summary(reregister.command(), "");
    }

    @Override
    public Summary gracefulShutdown(NeuroMessage.GracefulShutdown shutdown) {
        return new Summary(shutdown.command(), shutdown.wantsShutdown() ? "wanted" : "no longer wanted");
    }

    @Override
    public Summary immediateShutdown(NeuroMessage.ImmediateShutdown shutdown) {
        return new Summary(shutdown.command(), "");
    }

    @Override
    public Summary speechFinished(NeuroMessage.SpeechFinished speech) {
        String end = speech.isFinal() ? "final" : "more to come";
        String cut = speech.cancelled() ? ", cancelled" : "";
        return new Summary(speech.command(), end + cut + (speech.reason() == null ? "" : ": " + speech.reason()));
    }
}
