package dev.neurosdk.server.stream;

import java.nio.ByteBuffer;

/** What waits to be sent to a viewer. Immutable. */
sealed interface Outgoing permits StreamItem, Outgoing.Said, Outgoing.Missed {

    /** The length of the message in bytes; 0 for what has no text yet. */
    int length();

    /** The message in UTF-8. */
    ByteBuffer text();

    /** A message to this viewer alone; what follows when it has been written. */
    record Said(ByteBuffer utf8, Runnable written) implements Outgoing {
        @Override
        public int length() {
            return utf8.remaining();
        }

        @Override
        public ByteBuffer text() {
            return utf8.duplicate();
        }
    }

    /** Items in a row that came too fast; becomes a message when its turn comes. */
    record Missed(long from, long to) implements Outgoing {
        @Override
        public int length() {
            return 0;
        }

        @Override
        public ByteBuffer text() {
            return ByteBuffer.allocate(0);
        }
    }
}
