package dev.neurosdk.cli.feed;

import dev.neurosdk.cli.option.PortConverter;
import dev.neurosdk.examples.volatility.Dashboard;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Where the dashboard is. Confined to one thread. */
final class DashboardOptions {

    @Option(
            names = "--dashboard-host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "the address that the dashboard listens on (default: ${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Option(
            names = "--dashboard-port",
            paramLabel = "N",
            defaultValue = "8050",
            converter = PortConverter.class,
            description = "the port of the dashboard, 0 for any free one (default: ${DEFAULT-VALUE})")
    private int port = Dashboard.PORT;

    /** Starts a dashboard and says so. */
    void start(String stream, Parts parts) throws IOException {
        Dashboard dashboard = Dashboard.start(host, port, stream);
        parts.add("dashboard", dashboard.uri().toString(), dashboard);
    }
}
