package dev.neurosdk.server.connection;

import dev.neurosdk.server.http.Answer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers a handshake of another WebSocket version with 426 and the version spoken here (RFC 6455 section 4.4). */
public final class VersionCheck extends Handler.Wrapper {

    private static final String VERSION = "13";
    private static final HttpField WEBSOCKET = new HttpField(HttpHeader.UPGRADE, "websocket");

    /**
     * Makes the check.
     *
     * @param next answers everything else
     */
    public VersionCheck(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!asksForAnother(request.getHeaders())) {
            return super.handle(request, response, callback);
        }
        response.getHeaders()
                .put(HttpHeader.SEC_WEBSOCKET_VERSION, VERSION)
                .put(WEBSOCKET)
                .put(HttpHeader.CONNECTION, "Upgrade");
        Answer.text(HttpStatus.UPGRADE_REQUIRED_426, "This server speaks WebSocket version 13.", response, callback);
        return true;
    }

    private static boolean asksForAnother(HttpFields headers) {
        return headers.contains(HttpHeader.UPGRADE, "websocket")
                && !headers.contains(HttpHeader.SEC_WEBSOCKET_VERSION, VERSION);
    }
}
