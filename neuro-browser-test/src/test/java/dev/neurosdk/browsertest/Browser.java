package dev.neurosdk.browsertest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium with an empty profile, which remembers what its pages asked for and complained about. It is skipped
 * with the test where no browser is installed, but never on a build server ({@code CI=true}). Confined to one thread.
 */
final class Browser implements AutoCloseable {

    /** Generous, for machines that have a lot to do; nothing waits as long when all is well. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long LOOK_MILLIS = 50;

    private final ChromeDriver driver;
    private final List<String> complaints = new ArrayList<>();
    private final List<URI> requests = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** {@return a browser that has just been started} */
    static Browser start() {
        Installed installed = Installed.require();
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(installed.browser().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
                "--lang=en");
        options.setCapability("goog:loggingPrefs", logs);
        // With both programs named, Selenium looks for nothing on the net.
        System.setProperty("webdriver.chrome.driver", installed.driver().toString());
        return new Browser(new ChromeDriver(options));
    }

    /**
     * Makes the page as large as this.
     *
     * @param width in CSS pixels
     * @param height in CSS pixels
     */
    void resize(int width, int height) {
        Map<String, Object> metrics =
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600);
        Map<String, Object> unused = driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics);
    }

    /**
     * Says how the system likes its pages.
     *
     * @param dark whether dark
     */
    void prefersDark(boolean dark) {
        Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        Map<String, Object> unused =
                driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /**
     * Goes to a page and waits until it has been loaded.
     *
     * @param page the page
     */
    void open(URI page) {
        driver.get(page.toString());
    }

    /**
     * The text that somebody sees in an element.
     *
     * @param selector a CSS selector
     * @return the text of the first element that it selects
     */
    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    /**
     * Clicks on an element.
     *
     * @param selector a CSS selector
     */
    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /**
     * Types into an element, as a keyboard does.
     *
     * @param selector a CSS selector
     * @param text what to type
     */
    void type(String selector, String text) {
        driver.findElement(By.cssSelector(selector)).sendKeys(text);
    }

    /**
     * Works out an expression in the page.
     *
     * @param expression JavaScript
     * @return its value: a string, a boolean, a long, a double, a list, a map or null
     */
    @Nullable
    Object value(String expression) {
        return driver.executeScript("return (" + expression + ")");
    }

    /**
     * Waits until an expression is true in the page.
     *
     * @param condition JavaScript
     * @throws AssertionError when it is not within a minute; says what the page shows instead
     * @throws InterruptedException when the thread is interrupted
     */
    void await(String condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(value("!!(" + condition + ")"))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("expected within " + PATIENCE.toSeconds() + " s: " + condition
                        + "; the page complained of " + complaints() + " and shows:\n" + text("body"));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** {@return errors and warnings that the page has written into its console, and exceptions that nobody caught} */
    List<String> complaints() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .forEach(entry -> complaints.add(entry.getMessage()));
        return List.copyOf(complaints);
    }

    /** {@return every address that the pages have asked for, by HTTP or WebSocket} */
    List<URI> requests() {
        driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> address(entry.getMessage()))
                .filter(address -> address.matches("(?:https?|wss?)://.*"))
                .forEach(address -> requests.add(URI.create(address)));
        return List.copyOf(requests);
    }

    /** What an event of the browser's network says was asked for; empty where it is another event. */
    private static String address(String event) {
        Map<?, ?> message = member(new Json().toType(event, Map.class), "message");
        Map<?, ?> parameters = member(message, "params");
        return switch (String.valueOf(message.get("method"))) {
            case "Network.requestWillBeSent" ->
                String.valueOf(member(parameters, "request").get("url"));
            case "Network.webSocketCreated" -> String.valueOf(parameters.get("url"));
            default -> "";
        };
    }

    private static Map<?, ?> member(Map<?, ?> object, String name) {
        return object.get(name) instanceof Map<?, ?> member ? member : Map.of();
    }

    /**
     * Takes a picture of what is to be seen.
     *
     * @param file where to; its directory is made
     * @throws IOException when it can't be written
     */
    void picture(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path unused = Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** Ends the browser. */
    @Override
    public void close() {
        driver.quit();
    }
}
