package dev.neurosdk.testkit.transport.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

    private static final int KEY = 0x37fa213d;

    @Test
    void examplesOfTheStandard_areWrittenAsPrinted() {
        assertThat(hex(Frame.text("Hello").encode(0))).isEqualTo("810548656c6c6f");
        assertThat(hex(Frame.text("Hello").withMasked(true).encode(KEY))).isEqualTo("818537fa213d7f9f4d5158");
        assertThat(hex(Frame.text("Hel").withFin(false).encode(0))).isEqualTo("010348656c");
        assertThat(hex(Frame.of(Frame.BINARY, new byte[256]).encode(0))).startsWith("827e0100");
        assertThat(hex(Frame.of(Frame.BINARY, new byte[65536]).encode(0))).startsWith("827f0000000000010000");
        assertThat(hex(Frame.close(1002, "no").encode(0))).isEqualTo("880403ea6e6f");
        assertThat(hex(Frame.close(Frame.NO_CODE, "no").encode(0))).isEqualTo("8800");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65535, 65536, 70000})
    void everyLength_comesBack_maskedOrNot_inPiecesOfAnySize(int length) {
        byte[] payload = new byte[length];
        new SplittableRandom(length).nextBytes(payload);
        Frame plain = Frame.of(Frame.BINARY, payload);
        for (Frame frame : List.of(plain, plain.withMasked(true))) {
            for (int piece : new int[] {1, 7, 4096, 1 << 20}) {
                List<Frame> read = read(frame.encode(KEY), piece, 1 << 20);
                assertThat(read).hasSize(1);
                assertThat(read.get(0).payload()).isEqualTo(payload);
                assertThat(read.get(0).masked()).isEqualTo(frame.masked());
                assertThat(read.get(0).headerLength()).isEqualTo(frame.encode(KEY).length - length);
            }
        }
    }

    @Test
    void everyHeader_comesBack_howeverIllegal() {
        for (int opcode = 0; opcode < 16; opcode++) {
            for (int rsv = 0; rsv < 8; rsv++) {
                Frame frame = new Frame(opcode % 2 == 0, rsv, opcode, rsv % 2 == 0, 8, new byte[] {1, 2});
                Frame read = read(frame.encode(KEY), 3, 100).get(0);
                assertThat(read).usingRecursiveComparison().isEqualTo(frame);
                assertThat(read.isShortest()).isFalse();
            }
        }
    }

    @Test
    void frameLongerThanTheLimit_breaksTheStream_beforeItsPayloadComes() {
        FrameReader reader = new FrameReader(100);
        byte[] bytes = Frame.of(Frame.TEXT, new byte[101]).encode(0);
        reader.feed(bytes, 0, 2);
        assertThat(reader.next()).isEmpty();
        assertThat(reader.broken()).map(FrameReader.Broken::closeCode).contains(1009);
        reader.feed(bytes, 2, 90);
        assertThat(reader.pending()).isZero();
    }

    @Test
    void lengthWithTheTopBit_breaksTheStream() {
        FrameReader reader = new FrameReader(100);
        byte[] bytes = HexFormat.of().parseHex("827f8000000000000000");
        reader.feed(bytes, 0, bytes.length);
        assertThat(reader.next()).isEmpty();
        assertThat(reader.broken()).map(FrameReader.Broken::closeCode).contains(1002);
    }

    @Test
    void anyBytes_neverThrow() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(1, 300)];
            random.nextBytes(bytes);
            MessageReader messages = new MessageReader(round % 2 == 0, 1000);
            Heard heard = new Heard();
            for (Frame frame : read(bytes, random.nextInt(1, 64), 200)) {
                messages.accept(frame, heard);
            }
            assertThat(heard.events).allSatisfy(event -> assertThat(event).isNotBlank());
        }
    }

    @Test
    void headerThatCannotBe_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frame.text("x").withRsv(8))
                .withMessage("rsv: expected 0 to 7, was 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frame.of(16, new byte[0]))
                .withMessageStartingWith("opcode: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frame.of(1, new byte[126]).withLengthBytes(0))
                .withMessageStartingWith("lengthBytes: expected 2 or more");
    }

    static List<Frame> read(byte[] bytes, int piece, int maxPayload) {
        FrameReader reader = new FrameReader(maxPayload);
        List<Frame> frames = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += piece) {
            reader.feed(bytes, at, Math.min(piece, bytes.length - at));
            Optional<Frame> next = reader.next();
            while (next.isPresent()) {
                frames.add(next.get());
                next = reader.next();
            }
        }
        return frames;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
