package dev.neurosdk.benchmarks.bench.server;

import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.server.connection.PortLimits;
import dev.neurosdk.server.decider.ActionOffer;
import dev.neurosdk.server.decider.Decider;
import dev.neurosdk.server.decider.Decision;
import dev.neurosdk.server.decider.DecisionRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The whole server with everything that is on by default, metrics besides, and a brain that answers at once with what the
 * limit answers: what is measured is the server. Only the limit of messages a second is off, since a flood would measure that.
 */
public final class FullServer {

    private static final String COURSE = "{\"place\":\"Amber Reach\",\"speed\":3}";

    private FullServer() {}

    /**
     * Serves on any free loopback port, says which on standard output, and ends with standard input.
     *
     * @param args none
     * @throws Exception when it doesn't start
     */
    public static void main(String[] args) throws Exception {
        Decider brain = FullServer::decide;
        try (NeuroServer server = NeuroServer.builder()
                .port(0)
                .portLimits(PortLimits.DEFAULT.withMessages(PortLimits.DEFAULT.messageBytes(), 0))
                .metricsPage(true)
                .eventLoop(true)
                .decider(brain)
                .start()) {
            System.out.println(server.uri());
            while (System.in.read() >= 0) {
                // Whoever started this process holds its input open.
            }
        }
    }

    private static CompletionStage<Decision> decide(DecisionRequest request) {
        ActionOffer offer = request.actions().get(0);
        return CompletableFuture.completedFuture(
                new Decision(offer.name(), offer.schema().hasParameters() ? COURSE : null));
    }
}
