package dev.neurosdk.server.stream;

import dev.neurosdk.protocol.codec.JsonText;
import java.time.Instant;

/**
 * A look at one viewer. Immutable.
 *
 * @param number counts the viewers of a hub, from 1
 * @param remote who it is, for example {@code 127.0.0.1:50312}
 * @param since when it came
 * @param state where it is in its life
 * @param seq up to which number it has been served
 * @param queued how many items wait for it
 * @param sent how many messages were handed to its connection
 * @param dropped how many items it did not get since it reads too slowly
 */
public record ViewerView(
        long number, String remote, Instant since, ViewerState state, long seq, int queued, long sent, long dropped) {

    /**
     * Writes the view as an object.
     *
     * @param json where to
     */
    public void write(JsonText json) {
        json.beginObject().member("number", number).member("remote", remote);
        json.member("since", since.toString()).member("state", state.word());
        json.member("seq", seq).member("queued", queued);
        json.member("sent", sent).member("dropped", dropped).endObject();
    }
}
