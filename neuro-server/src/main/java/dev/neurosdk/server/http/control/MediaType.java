package dev.neurosdk.server.http.control;

import dev.neurosdk.server.http.Refusal;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What kind of body a request says it has. */
final class MediaType {

    private MediaType() {}

    /** Refuses a body of another kind; a body that nobody looks at may be of any. */
    static void require(Request request, String body, Set<String> accepted) {
        if (body.isEmpty() || accepted.isEmpty()) {
            return;
        }
        String header = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String type = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!accepted.contains(type)) {
            throw new Refusal(
                    415,
                    "wrong-media-type",
                    "The body is of another kind than is taken here: send the header \"Content-Type: "
                            + String.join("\" or \"Content-Type: ", new TreeSet<>(accepted)) + "\".");
        }
    }
}
