package dev.neurosdk.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever schema compiles, data made from it fits or breaks it as said. */
class GeneratorFuzzTest {

    @FuzzTest
    void anySchema_isGeneratedFrom(byte[] bytes) {
        GeneratorClaims.check(SchemaInput.of(bytes));
    }
}
