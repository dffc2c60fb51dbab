package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.transport.Wire;
import dev.neurosdk.testkit.transport.WireListener;
import dev.neurosdk.testkit.transport.frame.Frame;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** Where the messages of a direction end up: at a wire, or at whoever listens to one. Thread-safe. */
interface Outlet {

    CompletableFuture<Void> message(Parcel parcel);

    /** Several messages at once. */
    default CompletableFuture<Void> together(List<Parcel> parcels, RandomGenerator random) {
        CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
        for (Parcel parcel : parcels) {
            last = message(parcel);
        }
        return last;
    }

    /** Whether messages leave through here, and don't arrive. */
    boolean isOutgoing();

    /** Messages leave through a wire. */
    record Sending(Wire wire, boolean masked) implements Outlet {
        @Override
        public CompletableFuture<Void> message(Parcel parcel) {
            if (!parcel.isText()) {
                return wire.sendBinary(parcel.bytes());
            }
            List<String> parts = parcel.parts();
            if (parts.isEmpty()) {
                return wire.sendText(parcel.text());
            }
            CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
            for (int i = 0; i < parts.size(); i++) {
                last = wire.sendFragment(parts.get(i), i == parts.size() - 1);
            }
            return last;
        }

        @Override
        public CompletableFuture<Void> together(List<Parcel> parcels, RandomGenerator random) {
            if (!wire.sendsBytes()) {
                return Outlet.super.together(parcels, random);
            }
            ByteArrayOutputStream segment = new ByteArrayOutputStream();
            parcels.forEach(parcel -> segment.writeBytes(frame(parcel).encode(random.nextInt())));
            return wire.sendBytes(segment.toByteArray());
        }

        private Frame frame(Parcel parcel) {
            return Frame.of(parcel.isText() ? Frame.TEXT : Frame.BINARY, parcel.bytes())
                    .withMasked(masked);
        }

        @Override
        public boolean isOutgoing() {
            return true;
        }
    }

    /** Messages arrive at a listener. */
    record Telling(WireListener listener) implements Outlet {
        @Override
        public CompletableFuture<Void> message(Parcel parcel) {
            if (parcel.isText()) {
                listener.text(parcel.text(), parcel.frames());
            } else {
                listener.binary(parcel.bytes());
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean isOutgoing() {
            return false;
        }
    }
}
