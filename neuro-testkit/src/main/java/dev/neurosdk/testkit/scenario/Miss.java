package dev.neurosdk.testkit.scenario;

/** Where a message is not as expected. */
record Miss(String path, String expected, String actual) {
    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + ": ") + "expected " + expected + ", was " + actual;
    }
}
