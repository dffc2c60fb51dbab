package dev.neurosdk.testkit.conformance.server;

import dev.neurosdk.testkit.conformance.server.DrivenCase.Part;
import java.util.List;
import java.util.Map;

/** The procedures by the names that {@code server-driven.yml} calls them. */
final class ServerProcedures {

    private static final Map<String, List<Part>> ALL = Map.ofEntries();

    private ServerProcedures() {}

    static Map<String, List<Part>> all() {
        return ALL;
    }
}
