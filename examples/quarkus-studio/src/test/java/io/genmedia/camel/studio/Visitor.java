package io.genmedia.camel.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person with a browser. Whatever the page does, it is held against what no page of the studio may do. */
final class Visitor implements AutoCloseable {

    private static final String PICTURES = System.getProperty("pictures");

    private final StudioProcess studio;
    private final BrowserContext context;
    private final Set<String> keys;
    private final List<String> offences = new CopyOnWriteArrayList<>();
    private final List<Response> responses = new CopyOnWriteArrayList<>();
    private boolean mayLoseTheStudio;
    private boolean mayBeRefused;
    private Page page;
    private Events events;

    /**
     * @param keys what may be in no response
     * @param phone whether the screen is that of a phone
     */
    Visitor(Browser browser, StudioProcess studio, Set<String> keys, boolean phone) {
        this.studio = studio;
        this.keys = keys;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(phone ? 390 : 1280, phone ? 844 : 900)
                .setColorScheme(ColorScheme.LIGHT));
        context.setDefaultTimeout(30_000);
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> offences.add("error: " + error.error()));
        context.onRequest(request -> {
            if (!request.url().startsWith(studio.url()) && !request.url().startsWith("data:")) {
                offences.add("asked another host: " + request.url());
            }
        });
        context.onResponse(responses::add);
    }

    private void heard(ConsoleMessage message) {
        boolean expected = mayLoseTheStudio && message.text().matches("(?s).*(net::ERR_|status of 503).*")
                || mayBeRefused && message.text().contains("status of 4");
        if (message.type().equals("error") && !expected) {
            offences.add("console: " + message.text() + " at " + message.location());
        }
    }

    /** The studio will be killed: a browser tells in its console that it cannot reach it. */
    Visitor mayLoseTheStudio() {
        mayLoseTheStudio = true;
        return this;
    }

    /** The studio will refuse something: a browser tells that in its console. */
    Visitor mayBeRefused() {
        mayBeRefused = true;
        return this;
    }

    Visitor open() {
        events = Events.of(studio);
        page = tab();
        return this;
    }

    /** Another tab of the same person. */
    Page tab() {
        Page tab = context.newPage();
        tab.navigate(studio.url());
        tab.locator("#connection[data-state=live]").waitFor();
        return tab;
    }

    Page page() {
        return page;
    }

    Visitor choose(String provider, String kind, String model) {
        return choose(page, provider, kind, model);
    }

    Visitor choose(Page tab, String provider, String kind, String model) {
        pick(tab, "#providers", provider);
        pick(tab, "#kinds", kind);
        if (model != null && !tab.locator("#model").inputValue().equals(model)) {
            redrawn(tab, () -> tab.locator("#model").selectOption(model));
        }
        return this;
    }

    private static void pick(Page tab, String group, String text) {
        Locator radio = tab.locator(group + " label")
                .filter(new Locator.FilterOptions().setHasText(text))
                .locator("input");
        if (!radio.isChecked()) {
            redrawn(tab, () -> radio.check(new Locator.CheckOptions().setForce(true)));
        }
    }

    /** Does something after which the form is another. */
    static void redrawn(Page tab, Runnable choice) {
        String before = tab.locator("#form").getAttribute("data-drawn");
        choice.run();
        tab.locator("#form:not([data-drawn='" + before + "'])").waitFor();
    }

    /** Chooses a model by its place in the list. */
    void chooseModel(int index) {
        Locator models = page.locator("#model");
        String value = models.locator("option").nth(index).getAttribute("value");
        if (!models.inputValue().equals(value)) {
            redrawn(page, () -> models.selectOption(value));
        }
    }

    Locator field(String name) {
        return page.locator("[data-field='" + name + "']").locator("input:not([type=file]), select, textarea");
    }

    Visitor fill(String name, String value) {
        Locator field = field(name);
        page.locator("#more").evaluate("more => more.open = !more.hidden");
        if (field.evaluate("one => one.tagName").equals("SELECT")) {
            field.selectOption(new SelectOption().setLabel(value));
        } else {
            field.fill(value);
            field.blur();
        }
        return this;
    }

    Visitor create() {
        button("Create").click();
        return this;
    }

    Locator button(String text) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    /** The order whose title is this. */
    Locator card(String title) {
        return page.locator(
                ".card",
                new Page.LocatorOptions().setHas(page.locator("h3", new Page.LocatorOptions().setHasText(title))));
    }

    Locator card(String title, OrderState state) {
        Locator card = page.locator(
                ".card[data-state=" + state + "]",
                new Page.LocatorOptions().setHas(page.locator("h3", new Page.LocatorOptions().setHasText(title))));
        card.waitFor();
        return card;
    }

    /** Takes a picture of the window for the documents, where that is asked for. */
    Visitor picture(String name) {
        if (PICTURES != null && !PICTURES.isEmpty()) {
            page.evaluate("window.scrollTo(0, 0)");
            page.screenshot(new Page.ScreenshotOptions().setPath(pictureFile(name)));
        }
        return this;
    }

    /** Takes a picture of a part of the page. */
    Visitor picture(String name, Locator part) {
        if (PICTURES != null && !PICTURES.isEmpty()) {
            part.screenshot(new Locator.ScreenshotOptions().setPath(pictureFile(name)));
        }
        return this;
    }

    private static Path pictureFile(String name) {
        return Path.of("../../docs/images/studio-" + name + ".png");
    }

    Visitor dark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        return this;
    }

    /** Waits for what an expression of the page is to be. */
    void sees(String what, Locator where, String expression) {
        await(what)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Boolean.TRUE.equals(where.evaluate(expression)));
    }

    /** Nothing was said in the console, no other host was asked, and no key was anywhere. */
    void behaved() {
        for (Page tab : context.pages()) {
            assertNoKey("the page", tab.content());
        }
        if (events != null) {
            assertNoKey("the events", events.text());
        }
        try (Events now = Events.of(studio)) {
            assertNoKey("the events", now.text());
        }
        for (Response response : responses) {
            String type = response.headers().getOrDefault("content-type", "");
            assertNoKey("the headers of " + response.url(), response.headers().toString());
            if (type.contains("json")
                    || type.contains("text/html")
                    || type.contains("javascript")
                    || type.contains("css")) {
                assertNoKey(URI.create(response.url()).getPath(), text(response));
            }
        }
        assertThat(offences).isEmpty();
    }

    private static String text(Response response) {
        try {
            return response.text();
        } catch (PlaywrightException e) {
            // of a page that is gone: it was cut off, and never shown
            return "";
        }
    }

    private void assertNoKey(String where, String text) {
        for (String key : keys) {
            assertThat(text).as("a key in " + where).doesNotContain(key);
        }
    }

    @Override
    public void close() {
        if (events != null) {
            events.close();
        }
        context.close();
    }
}
