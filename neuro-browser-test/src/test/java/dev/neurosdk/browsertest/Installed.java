package dev.neurosdk.browsertest;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.opentest4j.TestAbortedException;

/**
 * The programs of this machine. Immutable.
 *
 * @param browser Chromium or Chrome
 * @param driver the chromedriver of the same version
 */
record Installed(Path browser, Path driver) {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String WANTED = "chromium and chromedriver (Debian: apt-get install chromium chromium-driver)";

    /** Skips the test where they are not installed; on a build server, where {@code CI} is true, that is a failure. */
    static Installed require() {
        Optional<Path> browser = BROWSERS.stream().flatMap(Installed::onPath).findFirst();
        Optional<Path> driver = onPath("chromedriver").findFirst();
        if (browser.isPresent() && driver.isPresent()) {
            return new Installed(browser.get(), driver.get());
        }
        String missing = "this test needs a browser: expected " + WANTED + " on the PATH";
        if ("true".equals(System.getenv("CI"))) {
            return Assertions.fail(missing);
        }
        throw new TestAbortedException(missing);
    }

    private static Stream<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable);
    }
}
