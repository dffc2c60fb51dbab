package dev.neurosdk.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever schema a game registers and whatever data comes for it, both are judged in time. */
class SchemaFuzzTest {

    @FuzzTest
    void anySchema_isCopedWith(byte[] bytes) {
        SchemaClaims.check(SchemaInput.of(bytes));
    }
}
