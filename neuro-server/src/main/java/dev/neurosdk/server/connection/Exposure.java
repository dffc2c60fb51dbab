package dev.neurosdk.server.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Whether a server would let in whoever reaches it from another machine, without anybody having said so. */
final class Exposure {

    private Exposure() {}

    static void check(PortSettings settings) throws StartFailedException, UnknownHostException {
        if (settings.insecure() || InetAddress.getByName(settings.host()).isLoopbackAddress()) {
            return;
        }
        List<String> missing = new ArrayList<>();
        if (settings.access().isOpen()) {
            missing.add("tokens (builder: tokens; command: --token or --token-file)");
        }
        if (settings.origins().isAny()) {
            missing.add("which web pages may connect"
                    + " (builder: origins; command: --allow-origin, where none means no browser at all)");
        }
        if (!missing.isEmpty()) {
            throw new StartFailedException("Cannot listen on " + settings.where()
                    + ": other machines can reach it. Set " + String.join(" and ", missing)
                    + "; or say that something else protects it (builder: insecure; command: --insecure)");
        }
    }
}
