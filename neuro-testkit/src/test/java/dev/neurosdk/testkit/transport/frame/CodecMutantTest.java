package dev.neurosdk.testkit.transport.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What has to be true of the frame codec, and codecs that are broken on purpose, each of which a check catches. */
class CodecMutantTest {

    private static final int LIMIT = 70_000;
    private static final Map<String, Consumer<Codec>> CHECKS = checks();
    private static final Map<String, Codec> MUTANTS = mutants();

    /** A codec: frames to bytes, and bytes to what they mean. */
    private static class Codec {
        boolean client;

        byte[] written(Frame frame, int key) {
            return frame.encode(key);
        }

        /** One frame on its way from the reader of frames to the reader of messages; nothing when it gets lost. */
        Optional<Frame> passed(Frame frame) {
            return Optional.of(frame);
        }

        int limit() {
            return LIMIT;
        }

        MessageReader.Handler heard(MessageReader.Handler handler) {
            return handler;
        }

        List<String> read(boolean fromClient, byte[] bytes, int piece) {
            client = fromClient;
            Heard heard = new Heard();
            MessageReader.Handler handler = heard(heard);
            FrameReader frames = new FrameReader(limit());
            MessageReader messages = new MessageReader(fromClient, limit());
            for (int at = 0; at < bytes.length; at += piece) {
                frames.feed(bytes, at, Math.min(piece, bytes.length - at));
                Optional<Frame> next = frames.next();
                while (next.isPresent()) {
                    passed(next.get()).ifPresent(frame -> messages.accept(frame, handler));
                    next = frames.next();
                }
            }
            frames.broken().ifPresent(broken -> handler.illegal(broken.closeCode(), broken.why()));
            return heard.events;
        }
    }

    @TestFactory
    Stream<DynamicTest> soundCodec_passesEveryCheck() {
        return CHECKS.entrySet().stream()
                .map(check -> DynamicTest.dynamicTest(
                        check.getKey(), () -> check.getValue().accept(new Codec())));
    }

    @TestFactory
    Stream<DynamicTest> mutant_isCaught() {
        return MUTANTS.entrySet().stream()
                .map(mutant -> DynamicTest.dynamicTest(
                        mutant.getKey(),
                        () -> assertThat(CHECKS.values())
                                .as("the checks, one of which catches a codec that: %s", mutant.getKey())
                                .anyMatch(check -> fails(check, mutant.getValue()))));
    }

    @Test
    void everyCheck_catchesSomeMutant() {
        assertThat(CHECKS)
                .allSatisfy((name, check) ->
                        assertThat(MUTANTS.values()).as(name).anyMatch(mutant -> fails(check, mutant)));
    }

    private static boolean fails(Consumer<Codec> check, Codec mutant) {
        try {
            check.accept(mutant);
            return false;
        } catch (AssertionError | RuntimeException e) {
            return true;
        }
    }

    private static Map<String, Consumer<Codec>> checks() {
        Map<String, Consumer<Codec>> checks = new LinkedHashMap<>();
        for (int length : new int[] {0, 1, 125, 126, 65535, 65536}) {
            for (boolean client : new boolean[] {true, false}) {
                for (int piece : length > 126 ? new int[] {999, 1 << 20} : new int[] {1, 5, 1 << 20}) {
                    checks.put(
                            length + " bytes, client " + client + ", pieces of " + piece,
                            codec -> roundTrip(codec, length, client, piece));
                }
            }
        }
        checks.put("the bytes of the standard's examples", codec -> {
            assertThat(codec.written(Frame.text("Hello").withMasked(true), 0x37fa213d))
                    .containsExactly(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58);
            assertThat(codec.written(Frame.text("Hel").withFin(false), 0)).containsExactly(1, 3, 'H', 'e', 'l');
        });
        checks.put(
                "fragments with a ping between",
                codec -> assertThat(read(
                                codec,
                                Frame.text("a").withFin(false),
                                Frame.of(Frame.PING, bytes("p")),
                                continuation("bc").withFin(false),
                                continuation("d"),
                                Frame.text("next")))
                        .containsExactly("ping p", "text abcd [1, 2, 1]", "text next [4]"));
        checks.put(
                "pong and binary",
                codec -> assertThat(read(codec, Frame.of(Frame.PONG, bytes("q")), Frame.of(Frame.BINARY, bytes("b"))))
                        .containsExactly("pong q", "binary b [1]"));
        checks.put(
                "close",
                codec -> assertThat(read(codec, Frame.close(4321, "bored"), Frame.close(1005, "")))
                        .containsExactly("close 4321 bored", "close 1005 "));
        illegal(checks, "reserved bits", Frame.text("x").withRsv(2));
        illegal(checks, "mask", Frame.text("x").withMasked(true));
        illegal(checks, "length in too many bytes", Frame.text("x").withLengthBytes(2));
        illegal(checks, "opcode of data", Frame.of(4, bytes("x")));
        illegal(checks, "opcode of control", Frame.of(12, bytes("x")));
        illegal(checks, "long ping", Frame.of(Frame.PING, new byte[126]));
        illegal(checks, "ping in two frames", Frame.of(Frame.PING, bytes("p")).withFin(false));
        illegal(checks, "continuation of nothing", continuation("x"));
        illegal(checks, "close code", Frame.close(1006, ""));
        illegal(checks, "close of one byte", Frame.of(Frame.CLOSE, new byte[1]));
        illegal(checks, "close reason", Frame.of(Frame.CLOSE, new byte[] {3, (byte) 0xE8, (byte) 0xFF}));
        illegal(checks, "frame beyond the limit", Frame.of(Frame.TEXT, new byte[LIMIT + 1]));
        checks.put(
                "message beyond the limit",
                codec -> assertThat(read(
                                codec, Frame.of(Frame.TEXT, new byte[LIMIT]).withFin(false), continuation("x")))
                        .singleElement()
                        .asString()
                        .startsWith("illegal 1009"));
        checks.put(
                "message inside a message",
                codec -> assertThat(read(codec, Frame.text("a").withFin(false), Frame.text("b"), continuation("c")))
                        .containsExactly("illegal 1002 expected a continuation, was a new message", "text ac [1, 1]"));
        return checks;
    }

    private static void illegal(Map<String, Consumer<Codec>> checks, String name, Frame frame) {
        checks.put(
                "illegal " + name,
                codec -> assertThat(read(codec, frame))
                        .singleElement()
                        .asString()
                        .startsWith("illegal 100"));
    }

    private static void roundTrip(Codec codec, int length, boolean client, int piece) {
        byte[] payload = new byte[length];
        SplittableRandom random = new SplittableRandom(length);
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) random.nextInt('a', 'z');
        }
        Frame frame = Frame.of(Frame.TEXT, payload).withMasked(client);
        byte[] twice = concat(codec.written(frame, 0x1234567), codec.written(frame, 0x89ABCDEF));
        String expected = "text " + new String(payload, StandardCharsets.UTF_8) + " [" + length + ']';
        assertThat(codec.read(client, twice, piece)).containsExactly(expected, expected);
    }

    private static Map<String, Codec> mutants() {
        Map<String, Codec> mutants = new LinkedHashMap<>();
        mutants.put("does not mask", writing(bytes -> {
            Frame bare = FrameTest.read(bytes, bytes.length, LIMIT * 2).get(0);
            byte[] copy = bytes.clone();
            System.arraycopy(bare.payload(), 0, copy, bare.headerLength(), bare.payload().length);
            return copy;
        }));
        mutants.put("writes lengths backwards", writing(bytes -> {
            byte[] copy = bytes.clone();
            if ((copy[1] & 0x7F) == 126) {
                copy[2] = bytes[3];
                copy[3] = bytes[2];
            }
            return copy;
        }));
        mutants.put("forgets the end of a message", writing(bytes -> {
            byte[] copy = bytes.clone();
            copy[0] &= 0x7F;
            return copy;
        }));
        mutants.put("ends every message at once", passing(frame -> frame.withFin(true)));
        mutants.put("does not unmask", passing(frame -> frame.masked() ? payload(frame, masked(frame)) : frame));
        mutants.put("accepts reserved bits", passing(frame -> frame.withRsv(0)));
        mutants.put("accepts any mask", new Codec() {
            @Override
            Optional<Frame> passed(Frame frame) {
                return Optional.of(frame.withMasked(client));
            }
        });
        mutants.put(
                "accepts long lengths",
                passing(frame -> Frame.of(frame.opcode(), frame.payload())
                        .withFin(frame.fin())
                        .withRsv(frame.rsv())
                        .withMasked(frame.masked())));
        mutants.put("takes unknown data for text", opcode(4, Frame.TEXT));
        mutants.put("takes unknown control for pings", opcode(12, Frame.PING));
        mutants.put("takes binary for text", opcode(Frame.BINARY, Frame.TEXT));
        mutants.put("takes pongs for pings", opcode(Frame.PONG, Frame.PING));
        mutants.put(
                "accepts long pings",
                passing(frame -> frame.opcode() == Frame.PING
                        ? payload(frame, Arrays.copyOf(frame.payload(), Math.min(125, frame.payload().length)))
                        : frame));
        mutants.put(
                "accepts control frames in pieces", passing(frame -> frame.isControl() ? frame.withFin(true) : frame));
        mutants.put("accepts a continuation of nothing", new Codec() {
            private boolean inside;

            @Override
            Optional<Frame> passed(Frame frame) {
                boolean stray = !inside && frame.opcode() == Frame.CONTINUATION;
                inside = frame.isControl() ? inside : !frame.fin();
                return Optional.of(stray ? withOpcode(frame, Frame.TEXT) : frame);
            }
        });
        mutants.put("begins anew inside a message", new Codec() {
            private boolean inside;

            @Override
            Optional<Frame> passed(Frame frame) {
                boolean nested = inside && !frame.isControl() && frame.opcode() != Frame.CONTINUATION;
                inside = frame.isControl() ? inside : !frame.fin();
                return Optional.of(nested ? withOpcode(frame, Frame.CONTINUATION) : frame);
            }
        });
        mutants.put("loses a fragment", losing(frame -> frame.opcode() == Frame.CONTINUATION && !frame.fin()));
        mutants.put("loses control frames", losing(frame -> frame.opcode() == Frame.PING));
        mutants.put("loses close frames", losing(frame -> frame.opcode() == Frame.CLOSE));
        mutants.put("loses empty messages", losing(frame -> frame.payload().length == 0));
        mutants.put(
                "accepts any close code",
                passing(frame -> frame.opcode() == Frame.CLOSE && frame.payload().length > 1
                        ? payload(
                                frame,
                                concat(
                                        new byte[] {3, (byte) 0xE8},
                                        Arrays.copyOfRange(frame.payload(), 2, frame.payload().length)))
                        : frame));
        mutants.put(
                "accepts half a close code",
                passing(frame -> frame.opcode() == Frame.CLOSE && frame.payload().length == 1
                        ? payload(frame, new byte[0])
                        : frame));
        mutants.put(
                "accepts any reason",
                passing(frame -> frame.opcode() == Frame.CLOSE && frame.payload().length > 2
                        ? payload(frame, Arrays.copyOf(frame.payload(), 2))
                        : frame));
        mutants.put("has no limit", new Codec() {
            @Override
            int limit() {
                return Integer.MAX_VALUE;
            }
        });
        mutants.put("has too low a limit", new Codec() {
            @Override
            int limit() {
                return 65535;
            }
        });
        mutants.put("forgets between two reads", new Codec() {
            @Override
            List<String> read(boolean fromClient, byte[] bytes, int piece) {
                List<String> events = new ArrayList<>();
                for (int at = 0; at < bytes.length; at += piece) {
                    byte[] part = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + piece));
                    events.addAll(super.read(fromClient, part, part.length));
                }
                return events;
            }
        });
        mutants.put("reads one frame of each read", new Codec() {
            @Override
            List<String> read(boolean fromClient, byte[] bytes, int piece) {
                List<String> all = super.read(fromClient, bytes, piece);
                return piece < bytes.length ? all : all.subList(0, Math.min(1, all.size()));
            }
        });
        mutants.put("tells no frames apart", new Codec() {
            @Override
            MessageReader.Handler heard(MessageReader.Handler handler) {
                return new Blurred(handler);
            }
        });
        return mutants;
    }

    private static Codec writing(UnaryOperator<byte[]> change) {
        return new Codec() {
            @Override
            byte[] written(Frame frame, int key) {
                return change.apply(super.written(frame, key));
            }
        };
    }

    private static Codec passing(UnaryOperator<Frame> change) {
        return new Codec() {
            @Override
            Optional<Frame> passed(Frame frame) {
                return Optional.of(change.apply(frame));
            }
        };
    }

    private static Codec losing(Predicate<Frame> lost) {
        return new Codec() {
            @Override
            Optional<Frame> passed(Frame frame) {
                return Optional.of(frame).filter(lost.negate());
            }
        };
    }

    private static Codec opcode(int from, int to) {
        return passing(frame -> frame.opcode() == from ? withOpcode(frame, to) : frame);
    }

    private static Frame withOpcode(Frame frame, int opcode) {
        return new Frame(frame.fin(), frame.rsv(), opcode, frame.masked(), frame.lengthBytes(), frame.payload());
    }

    private static Frame payload(Frame frame, byte[] payload) {
        return Frame.of(frame.opcode(), payload)
                .withFin(frame.fin())
                .withRsv(frame.rsv())
                .withMasked(frame.masked());
    }

    private static byte[] masked(Frame frame) {
        byte[] bytes = frame.payload().clone();
        Frame.mask(bytes, 0, bytes.length, 0x1234567);
        return bytes;
    }

    private static List<String> read(Codec codec, Frame... frames) {
        byte[] all = new byte[0];
        for (Frame frame : frames) {
            all = concat(all, codec.written(frame, 1));
        }
        return codec.read(false, all, all.length);
    }

    private static Frame continuation(String text) {
        return Frame.of(Frame.CONTINUATION, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    /** Tells every message as if it had come in one frame. */
    private record Blurred(MessageReader.Handler handler) implements MessageReader.Handler {
        @Override
        public void message(int opcode, byte[] payload, List<Integer> frames) {
            handler.message(opcode, payload, List.of(payload.length));
        }

        @Override
        public void ping(byte[] payload) {
            handler.ping(payload);
        }

        @Override
        public void pong(byte[] payload) {
            handler.pong(payload);
        }

        @Override
        public void close(int code, String reason) {
            handler.close(code, reason);
        }

        @Override
        public void illegal(int closeCode, String why) {
            handler.illegal(closeCode, why);
        }
    }
}
