package dev.neurosdk.browsertest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.protocol.message.ActionDefinition;
import dev.neurosdk.protocol.message.NeuroMessage;
import dev.neurosdk.server.NeuroServer;
import dev.neurosdk.testkit.game.FakeGame;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server's dashboard in a real browser; skipped where none is installed. */
@Tag("once")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NeuroDashboardTest {

    private static final Path PICTURES = Path.of("target/pictures");
    private static final String HOSTILE = "<img src=x onerror=\"document.title='taken over'\">";
    private static final ActionDefinition OPEN = new ActionDefinition("open_door", "Open one of the doors.", """
            {"type":"object","properties":{"door":{"type":"string","enum":["left","right"]}},"required":["door"]}""");
    private static final ActionDefinition TRADE = new ActionDefinition("trade", "Offer goods to the merchant.", """
            {"type":"object","required":["good","amount"],"additionalProperties":false,"properties":{
              "good":{"type":"string","minLength":2,"pattern":"^[a-z ]+$","description":"what to sell"},
              "amount":{"type":"integer","minimum":1,"maximum":99},
              "insured":{"type":"boolean"},
              "tags":{"type":"array","items":{"type":"string"},"maxItems":3},
              "buyer":{"oneOf":[
                {"title":"a person","type":"object","properties":{"name":{"type":"string"}},"required":["name"]},
                {"title":"a place","type":"object","properties":{"x":{"type":"integer"}},"required":["x"]}]}}}""");

    private NeuroServer server = serve(NeuroServer.builder().port(0));
    private FakeGame game = join("Star Harbour");

    private static NeuroServer serve(NeuroServer.Builder builder) {
        try {
            return builder.reregisterOnConnect(false)
                    .decider(request -> new CompletableFuture<>())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private FakeGame join(String name) {
        try {
            FakeGame joined = FakeGame.connect(server.uri(), name);
            joined.startup();
            joined.register(OPEN, TRADE, new ActionDefinition("wave", "Wave at whoever looks."));
            joined.ping();
            return joined;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private URI page() {
        return URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    @AfterEach
    void stop() {
        game.close();
        server.close();
    }

    private static void open(Browser browser, URI page) throws InterruptedException {
        browser.resize(1280, 900);
        browser.open(page);
        browser.await("document.querySelectorAll('.action').length === 3");
    }

    /** Opens the form of an action; the selector of its form is returned. */
    private static String form(Browser browser, int action) throws InterruptedException {
        String place = ".actions > .action:nth-child(" + action + ")";
        browser.click(place + " > summary");
        browser.await("document.querySelector('" + place + " form')");
        return place + " form";
    }

    private static void awaitText(Browser browser, String selector, String text) throws InterruptedException {
        browser.await("document.querySelector(`" + selector + "`)?.textContent.includes(`" + text + "`)");
    }

    @Test
    void action_isSentByAForm_andNotWhileItDoesNotFit() throws Exception {
        try (Browser browser = Browser.start()) {
            open(browser, page());
            String form = form(browser, 2);
            browser.type(form + " .member:nth-child(1) textarea, " + form + " .member:nth-child(1) input", "X");
            browser.type(form + " .member:nth-child(2) input", "100");
            browser.click(form + " .primary");
            awaitText(browser, form + " .member:nth-child(1) .faults", "2 characters or more");
            awaitText(browser, form + " .member:nth-child(2) .faults", "99 or less");
            assertThat(browser.value("document.querySelectorAll('[aria-invalid=true]').length"))
                    .isEqualTo(2L);
            game.await(NeuroMessage.StartupAck.class);
            game.assertSilence();

            Object unused = browser.value(
                    "document.querySelectorAll('" + form + " input:not([type=checkbox])').forEach(f => f.value = '')");
            browser.type(form + " .member:nth-child(1) input", "old maps");
            browser.type(form + " .member:nth-child(2) input", "7");
            browser.click(form + " .primary");
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
            game.succeed(call, "Sold.");

            assertThat(call.name()).isEqualTo("trade");
            assertThat(call.data()).isEqualTo("{\"good\":\"old maps\",\"amount\":7}");
            awaitText(browser, form + " .outcome", "succeeded: Sold.");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests())
                    .allSatisfy(address -> assertThat(address.getPort()).isEqualTo(server.port()));
        }
    }

    @Test
    void whatTheServerFinds_isShownAtItsField() throws Exception {
        game.register(
                new ActionDefinition(
                        "sum",
                        "Add up.",
                        "{\"type\":\"object\",\"properties\":{\"word\":{\"type\":\"string\",\"pattern\":\"^(a|b)+$\"}},\"required\":[\"word\"]}"));
        game.ping();
        try (Browser browser = Browser.start()) {
            browser.resize(1280, 900);
            browser.open(page());
            browser.await("document.querySelectorAll('.action').length === 4");
            String form = form(browser, 4);
            browser.type(form + " input", "xyz");
            browser.click(form + " .primary");

            awaitText(browser, form + " .faults", "expected");
            awaitText(browser, form + " .outcome", "does not fit the schema");
            assertThat(browser.value("document.querySelector('" + form + " input').getAttribute('aria-invalid')"))
                    .isEqualTo("true");
        }
    }

    @Test
    void force_isAnsweredByHand_whileTheDeciderIsPaused() throws Exception {
        try (Browser browser = Browser.start()) {
            open(browser, page());
            browser.click("#pause-all");
            browser.await("document.querySelector('#pause-all').getAttribute('aria-pressed') === 'true'");
            assertThat(server.isDeciderPaused()).isTrue();
            game.force("Which door do you take?", "open_door", "wave");
            awaitText(browser, ".force .query", "Which door do you take?");
            awaitText(browser, ".force .step", "waits for you");
            browser.picture(PICTURES.resolve("dashboard-force.png"));
            Object unused = browser.value("document.querySelector('.by-hand .member select').value = '1'");
            browser.click(".by-hand .primary");
            NeuroMessage.Action call = game.await(NeuroMessage.Action.class);
            game.succeed(call, "It creaks.");

            assertThat(call.name()).isEqualTo("open_door");
            assertThat(call.data()).isEqualTo("{\"door\":\"right\"}");
            browser.await("!document.querySelector('.force')");

            game.force("And now?", "wave");
            awaitText(browser, ".force .query", "And now?");
            browser.click(".by-hand .buttons button:nth-child(2)");
            browser.await("!document.querySelector('.force')");
            browser.click("#pause-all");
            browser.await("document.querySelector('#pause-all').getAttribute('aria-pressed') === 'false'");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void conversation_isShownAsItHappens_bothWays_filteredAndHeld() throws Exception {
        game.context("A gull lands on the pier.", true);
        game.ping();
        try (Browser browser = Browser.start()) {
            open(browser, page());
            awaitText(browser, "#link", "live");
            awaitText(browser, "#lines", "A gull lands on the pier.");
            game.context("The <i>storm</i> is near.", true);
            awaitText(browser, "#lines", "The <i>storm</i> is near.");
            awaitText(browser, ".line.out", "startup");
            assertThat(browser.value("document.querySelectorAll('#lines i').length"))
                    .isEqualTo(0L);

            browser.type("#only-words", "gull");
            browser.await("[...document.querySelectorAll('.line')].filter(line => !line.hidden).length === 1");
            Object unused = browser.value("document.querySelector('#only-words').value = ''");
            browser.type("#only-words", " ");
            browser.click("#follow");
            game.context("Nobody sees this yet.", true);
            awaitText(browser, "#line-count", "1 more");
            assertThat(String.valueOf(browser.value("document.querySelector('#lines').textContent")))
                    .doesNotContain("Nobody sees this yet.");
            browser.click("#follow");
            awaitText(browser, "#lines", "Nobody sees this yet.");
            browser.click(".line.in summary");
            awaitText(browser, ".line.in pre", "command");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests())
                    .allSatisfy(address -> assertThat(address.getPort()).isEqualTo(server.port()));
        }
    }

    @Test
    void peersWords_areTextAndNeverMarkup() throws Exception {
        try (FakeGame hostile = join(HOSTILE);
                Browser browser = Browser.start()) {
            hostile.register(new ActionDefinition(HOSTILE, "<script>document.title='taken over'</script>"));
            hostile.force("<b>Choose</b>", "wave");
            hostile.ping();
            open(browser, page());
            browser.click(".game-list .game:nth-child(2)");
            awaitText(browser, "#detail h2", "<img src=x");
            awaitText(browser, ".force .query", "<b>Choose</b>");

            assertThat(browser.value("document.querySelectorAll('main img, main script, main b').length"))
                    .isEqualTo(0L);
            assertThat(browser.value("document.title")).isEqualTo("Neuro-sama · Neuro server");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void page_recovers_whenTheServerIsStartedAgain() throws Exception {
        int port = server.port();
        try (Browser browser = Browser.start()) {
            open(browser, page());
            awaitText(browser, "#link", "live");
            stop();
            awaitText(browser, "#banner", "can't be reached");
            server = serve(NeuroServer.builder().port(port));
            game = join("Second Harbour");

            awaitText(browser, ".game-name", "Second Harbour");
            awaitText(browser, "#link", "live");
            awaitText(browser, "#lines", "started anew");
            browser.await("document.querySelector('#banner').hidden");
            assertThat(browser.complaints())
                    .allMatch(text -> text.contains("net::ERR_") || text.contains("WebSocket connection to "));
        }
    }

    @Test
    void token_isTakenFromTheAddress_andOthersOnlyLook() throws Exception {
        stop();
        server = serve(NeuroServer.builder().port(0).operatorTokens(List.of("thorn")));
        game = join("Star Harbour");
        try (Browser browser = Browser.start()) {
            open(browser, page());
            assertThat(browser.value("getComputedStyle(document.querySelector('#pause-all')).display"))
                    .isEqualTo("none");

            browser.open(URI.create("about:blank"));
            open(browser, URI.create(page() + "#token=thorn"));
            browser.await("!document.body.classList.contains('read-only')");
            assertThat(browser.value("location.hash")).isEqualTo("");
        }
    }

    @Test
    void page_fitsDesktopAndTelephone_lightAndDark() throws Exception {
        game.force("The storm is near. Which door do you take?", "open_door", "wave");
        game.sendRaw(
                "{\"command\":\"action/result\",\"game\":\"Star Harbour\",\"data\":{\"id\":\"7\",\"success\":true}}");
        game.ping();
        try (Browser browser = Browser.start()) {
            for (boolean dark : new boolean[] {false, true}) {
                for (int width : new int[] {1280, 390}) {
                    browser.resize(width, width == 390 ? 844 : 900);
                    browser.prefersDark(dark);
                    browser.open(page());
                    browser.await(
                            "document.querySelector('.force') && document.querySelectorAll('.finding').length > 0");
                    browser.picture(PICTURES.resolve("dashboard-" + width + (dark ? "-dark.png" : "-light.png")));

                    assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth"))
                            .isEqualTo(true);
                }
            }
        }
    }
}
