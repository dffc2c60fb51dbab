package dev.neurosdk.server.stream;

import dev.neurosdk.protocol.codec.JsonText;

/**
 * What a stream has done so far, in numbers. Immutable.
 *
 * @param viewers how many viewers there are
 * @param viewersEver how many there have been, these included
 * @param published how many items were published since the hub started
 * @param newest the number of the newest item; 0 when there is none
 * @param oldest the number of the oldest item in history; one more than the newest when there is none
 * @param sent how many messages were handed to viewers' connections
 * @param bytes how many bytes of UTF-8 they had
 * @param dropped how many items viewers did not get since they read too slowly
 * @param conflated how many items viewers did not get since newer ones with the same key took their place
 * @param expelled how many viewers were disconnected since they read too slowly
 * @param replays how often a viewer went back into history
 * @param errors how many messages of viewers were no good
 */
public record StreamFigures(
        int viewers,
        long viewersEver,
        long published,
        long newest,
        long oldest,
        long sent,
        long bytes,
        long dropped,
        long conflated,
        long expelled,
        long replays,
        long errors) {

    /** {@return the figures as a JSON object} */
    public String json() {
        JsonText json = new JsonText().beginObject();
        write(json);
        return json.endObject().toString();
    }

    /**
     * Writes the figures as members of an object.
     *
     * @param json where to
     */
    public void write(JsonText json) {
        json.member("viewers", viewers).member("viewersEver", viewersEver);
        json.member("published", published).member("newest", newest).member("oldest", oldest);
        json.member("sent", sent).member("bytes", bytes);
        json.member("dropped", dropped).member("conflated", conflated).member("expelled", expelled);
        json.member("replays", replays).member("errors", errors);
    }
}
