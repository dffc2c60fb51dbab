package dev.neurosdk.testkit.fault;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FaultLineTest {

    @TestFactory
    Stream<DynamicTest> soundLine_passesEveryCheck() {
        return Stream.of(FaultChecks.ALL, FrameChecks.ALL)
                .flatMap(checks -> checks.entrySet().stream())
                .map(check -> DynamicTest.dynamicTest(
                        check.getKey(), () -> check.getValue().accept(Bench.Lines.sound())));
    }
}
