package dev.neurosdk.server.event;

import java.util.List;
import java.util.Map;

/** Does nothing. Immutable. */
final class NoTap implements WireTap {

    static final WireTap NONE = new NoTap();

    private NoTap() {}

    @Override
    public void opened(long connection, String target, Map<String, List<String>> headers) {}

    @Override
    public void received(long connection, String text) {}

    @Override
    public void received(long connection, byte[] bytes) {}

    @Override
    public void sent(long connection, String text) {}

    @Override
    public void closed(long connection, boolean byServer, int code, String reason) {}
}
