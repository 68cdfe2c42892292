package io.genmedia.camel.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser, against the packaged application. */
class PageIT extends StudioTest {

    private StudioProcess studio;
    private Visitor visitor;

    @BeforeAll
    void startStudio() {
        studio = StudioProcess.of(simulator, folder.resolve("studio"))
                .with("camel.component.unifically.timeout", "20s")
                .start();
    }

    @AfterAll
    void stopStudio() {
        if (studio != null) {
            studio.close();
        }
    }

    @BeforeEach
    void come() {
        visitor = visitor(studio);
    }

    @AfterEach
    void leave() {
        try {
            visitor.behaved();
            for (String key : KEYS) {
                assertThat(studio.output()).doesNotContain(key);
            }
        } finally {
            visitor.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Monet AI, Video, sora-2, video",
        "Monet AI, Image, nano-banana-1, img",
        "Monet AI, Music, minimax-music, audio",
        "GateAI, Video, seedance-2.0, video",
        "GateAI, Image, gpt-image-2, img",
        "Unifically, Video, google/veo-3.1-fast, video",
        "Unifically, Image, openai/gpt-image-2, img"
    })
    void shouldShowAndPlayWhatWasMade(String provider, String kind, String model, String element) throws IOException {
        String prompt = "A lighthouse of " + provider + " as " + kind + UNTIL_TOLD;
        visitor.open().choose(provider, kind, model).fill("prompt", prompt).create();

        makeHalf(prompt);
        visitor.card(prompt, OrderState.RUNNING);
        finish();
        Locator made = visitor.card(prompt, OrderState.DONE).locator(element).first();

        if (element.equals("img")) {
            made.scrollIntoViewIfNeeded();
            visitor.sees("a picture", made, "img => img.complete && img.naturalWidth > 0");
        } else {
            made.evaluate("media => { media.muted = true; return media.play(); }");
            visitor.sees("it plays", made, "media => media.currentTime > 0.2 && media.error === null");
        }
        assertThat(bought(prompt)).hasSize(1);
        // from here, with ranges, and still there when the provider forgets it
        String name = made.getAttribute("src");
        assertThat(name).startsWith("/results/");
        assertThat(studio.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(studio.url() + name))
                                .header("Range", "bytes=0-9"))
                        .statusCode())
                .isEqualTo(206);
        assertThat(studio.results().resolve(name.substring("/results/".length())))
                .isNotEmptyFile();
    }

    @Test
    void shouldGiveAModelOfThreeDimensionsAsAFile() {
        String prompt = "A teapot";
        visitor.open().choose("GateAI", "3D model", null).fill("prompt", prompt).create();

        Locator card = visitor.card(prompt, OrderState.DONE);

        assertThat(card.locator("a[download]").first().getAttribute("download")).endsWith(".glb");
        assertThat(bought(prompt)).hasSize(1);
    }

    @Test
    void shouldShowProgressWhileItIsMade() {
        String prompt = "A train" + UNTIL_TOLD;
        // the page has the order before it is taken
        simulator.monet().faults().on(Operation.SUBMIT).once(Fault.delayed(Duration.ofSeconds(2)));
        visitor.open();
        visitor.page()
                .evaluate("() => { window.told = []; const news = document.getElementById('news');"
                        + " new MutationObserver(() => window.told.push(news.textContent)).observe(news,"
                        + " {childList: true, characterData: true, subtree: true}); }");
        visitor.choose("Monet AI", "Video", "sora-2").fill("prompt", prompt).create();

        makeHalf(prompt);
        Locator card = visitor.card(prompt, OrderState.RUNNING);
        visitor.sees("a bar that goes on", card.locator("progress"), "bar => bar.position > 0.2 && bar.position < 1");
        visitor.picture("progress");
        Locator news = visitor.page().locator("#news[aria-live=polite]");
        visitor.sees("that it is made", news, "news => window.told.some(one => one.includes('Being made'))");

        finish();
        visitor.card(prompt, OrderState.DONE);
        visitor.sees("that it is ready", news, "news => window.told.some(one => one.includes('Ready'))");
    }

    @Test
    void shouldNameTheRuleThatIsBrokenAndSendNothing() {
        visitor.mayBeRefused().open().choose("Unifically", "Video", "hailuo/minimax-2.3");
        long submits = simulator.unifically().submits();
        visitor.fill("prompt", "x".repeat(2001));
        Locator wrong = visitor.page().locator("[data-field=prompt] .error:not([hidden])");
        wrong.waitFor();
        assertThat(wrong.textContent()).contains("prompt").contains("2000");

        visitor.fill("prompt", "").create();

        visitor.sees(
                "what is to be done",
                visitor.page().locator("#refusal"),
                "refusal => refusal.textContent.includes('Nothing was sent')");
        visitor.sees(
                "the field is marked and has the focus",
                visitor.field("prompt"),
                "one => one === document.activeElement && one.getAttribute('aria-invalid') === 'true'");
        visitor.picture("refused");
        assertThat(simulator.unifically().submits()).isEqualTo(submits);
    }

    @Test
    void shouldTellWhatItWouldCost() {
        visitor.open().choose("GateAI", "Image", "gpt-image-2").fill("prompt", "A cat on a sofa");
        int before = simulator.gateai().createdTasks().size();

        visitor.button("What would it cost?").click();

        visitor.sees(
                "a price", visitor.page().locator("#price"), "price => /\\$[0-9.]+, of \\$/.test(price.textContent)");
        assertThat(simulator.gateai().createdTasks()).hasSize(before);
    }

    @Test
    void shouldUploadAFileOfThisMachine() throws IOException {
        String prompt = "The leaves move";
        visitor.open().choose("Monet AI", "Video", "sora-2").fill("prompt", prompt);
        int before = simulator.monet().uploadedFiles().size();

        visitor.page().locator("[data-field=images] input[type=file]").setInputFiles(picture("leaves.png"));
        visitor.page().getByText("leaves.png").waitFor();
        visitor.create();

        visitor.card(prompt, OrderState.DONE);
        assertThat(simulator.monet().uploadedFiles()).hasSize(before + 1);
        assertThat(bought(prompt)).singleElement().satisfies(task -> assertThat(
                        task.input().path("images").toString())
                .contains("http"));
    }

    @Test
    void shouldSayWhyItFailed() {
        String prompt = "A dragon that nobody can draw";
        simulator.monet().nextTaskFails("generation_failed", "The model could not draw it");
        visitor.open()
                .choose("Monet AI", "Image", "nano-banana-1")
                .fill("prompt", prompt)
                .create();

        Locator card = visitor.card(prompt, OrderState.FAILED);

        assertThat(card.locator(".problem").textContent()).contains("The model could not draw it");
        assertThat(card.locator("[data-act=retry]").count()).isZero();
        visitor.picture("failed", card);
        assertThat(bought(prompt)).hasSize(1);
        card.locator("[data-act=use]").click();
        visitor.sees("it is in the form", visitor.field("prompt"), "one => one.value.startsWith('A dragon')");
    }

    @Test
    void shouldWaitAgainForATaskThatTookTooLong() {
        String prompt = "A very slow snail" + UNTIL_TOLD;
        visitor.open()
                .choose("Unifically", "Video", "google/veo-3.1-fast")
                .fill("prompt", prompt)
                .create();
        Locator card = visitor.card(prompt, OrderState.RESUMABLE);
        assertThat(card.locator(".problem").textContent())
                .contains(bought(prompt).get(0).id());
        visitor.picture("timeout", card);

        card.locator("[data-act=resume]").click();
        finish();

        visitor.card(prompt, OrderState.DONE);
        assertThat(bought(prompt)).hasSize(1);
    }

    @Test
    void shouldAskBeforeItBuysAgainWhatMayHaveBeenBought() {
        String prompt = "A ship in the fog";
        simulator.gateai().faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());
        visitor.open()
                .choose("GateAI", "Image", "gpt-image-2")
                .fill("prompt", prompt)
                .create();
        Locator card = visitor.card(prompt, OrderState.UNKNOWN);
        assertThat(bought(prompt)).hasSize(1);

        card.locator("[data-act=resubmit]").click();
        visitor.page().locator("dialog[open]").waitFor();
        visitor.picture("unknown", visitor.page().locator("dialog"));
        visitor.button("Leave it").click();
        assertThat(visitor.card(prompt, OrderState.UNKNOWN).count()).isOne();
        assertThat(bought(prompt)).hasSize(1);

        card.locator("[data-act=resubmit]").click();
        visitor.button("Order it again").click();
        visitor.card(prompt, OrderState.DONE);
        assertThat(bought(prompt)).hasSize(2);
    }

    @Test
    void shouldBuyOnceHoweverOftenTheButtonIsPressed() {
        String prompt = "A bell that rings once";
        visitor.open().choose("Monet AI", "Image", "nano-banana-1").fill("prompt", prompt);

        visitor.button("Create").dblclick();
        visitor.card(prompt, OrderState.DONE);
        if (visitor.page().locator("dialog[open]").isVisible()) {
            // the second press came when the first was through
            visitor.button("Leave it").click();
        }
        visitor.page().reload();
        visitor.page().locator("#connection[data-state=live]").waitFor();
        visitor.button("Create").click();
        visitor.page().locator("dialog[open]").waitFor();
        visitor.page().keyboard().press("Escape");

        assertThat(visitor.card(prompt).count()).isOne();
        assertThat(bought(prompt)).hasSize(1);

        visitor.button("Create").click();
        visitor.button("Make another one").click();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bought(prompt)).hasSize(2));
    }

    @Test
    void shouldBuyOnceFromTwoTabs() {
        String prompt = "A pair of shoes";
        visitor.open().choose("Monet AI", "Image", "nano-banana-1").fill("prompt", prompt);
        Page second = visitor.tab();
        await().until(() ->
                second.locator("[data-field=prompt] textarea").inputValue().equals(prompt));

        visitor.create();
        second.locator("#create").click();

        visitor.card(prompt, OrderState.DONE);
        second.locator(".card[data-state=DONE] h3", new Page.LocatorOptions().setHasText(prompt))
                .waitFor();
        Locator said = second.locator("#refusal:not([hidden]), dialog[open]");
        said.first().waitFor();
        assertThat(bought(prompt)).hasSize(1);
    }

    @Test
    void shouldBeUsedWithTheKeyboardAlone() {
        String prompt = "A keyboard made of stone";
        visitor.open();
        Page page = visitor.page();
        page.evaluate("() => { localStorage.clear(); }");
        page.reload();
        page.locator("#connection[data-state=live]").waitFor();
        visitor.choose("Monet AI", "Video", "sora-2");
        page.evaluate("() => document.activeElement.blur()");

        goTo(page, "input[name=kind]:checked");
        Visitor.redrawn(page, () -> page.keyboard().press("ArrowRight"));
        page.locator("#kinds label:has(input:checked)", new Page.LocatorOptions().setHasText("Image"))
                .waitFor();
        goTo(page, "[data-field=prompt] textarea");
        page.keyboard().type(prompt);
        goTo(page, "#create");
        assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        page.keyboard().press("Enter");

        visitor.card(prompt, OrderState.DONE);
        goTo(page, ".card a:has(img)");
        goTo(page, ".card [data-act=use]");
        page.keyboard().press("Enter");
        visitor.sees("the form has the focus", visitor.field("prompt"), "one => one === document.activeElement");
        assertThat(bought(prompt)).hasSize(1);
    }

    /** By the key Tab, as often as needed: something that holds the focus would end this. */
    private static void goTo(Page page, String selector) {
        for (int i = 0; i < 120; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("one => document.activeElement.matches(one)", selector))) {
                return;
            }
        }
        throw new AssertionError("The key Tab does not lead to " + selector);
    }

    @Test
    void shouldBeReadableOnAPhone() {
        visitor.close();
        visitor = visitorWithPhone(studio);
        String prompt = "A_very_long_word_".repeat(12) + "phone";
        visitor.open()
                .choose("Monet AI", "Image", "nano-banana-1")
                .fill("prompt", prompt)
                .create();
        visitor.card(prompt, OrderState.DONE);

        for (String provider : new String[] {"Monet AI", "GateAI", "Unifically"}) {
            visitor.choose(provider, "Video", null);
            for (int model = 0; model < 8; model++) {
                visitor.chooseModel(model);
                assertThat((Integer) visitor.page().evaluate("document.documentElement.scrollWidth"))
                        .as(provider + ": " + model)
                        .isLessThanOrEqualTo(390);
            }
        }
        visitor.choose("Monet AI", "Video", "sora-2").fill("prompt", "A phone by the sea");
        visitor.picture("phone");
    }

    @Test
    void shouldTurnPagesOfItsHistory() throws IOException {
        for (int i = 0; i < 22; i++) {
            String id = String.format("00000000-0000-4000-8000-0000000000%02d", i);
            assertThat(studio.send(studio.post("/api/orders", order(id, "Old number " + i + ".")))
                            .statusCode())
                    .isEqualTo(201);
        }
        visitor.open();
        visitor.page().locator("#older").waitFor();
        assertThat(visitor.page().locator(".card").count()).isBetween(20, 21);

        visitor.button("Show older").click();

        await().untilAsserted(
                        () -> assertThat(visitor.card("Old number 0.").count()).isOne());
        assertThat(visitor.page().locator("#folder").textContent())
                .isEqualTo(studio.results().toString());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(studio.get("/api/orders?show=open").body()).contains("\"open\":0"));
    }

    private static String order(String id, String prompt) {
        return "{\"id\":\"" + id
                + "\",\"provider\":\"monet\",\"kind\":\"image\",\"model\":\"nano-banana-1\",\"input\":{\"prompt\":\""
                + prompt + "\"}}";
    }

    @Test
    void shouldHaveADarkFace() {
        String prompt = "A lantern in the night";
        visitor.open()
                .dark()
                .choose("Monet AI", "Video", "sora-2")
                .fill("prompt", prompt)
                .create();
        visitor.card(prompt, OrderState.DONE);

        assertThat(visitor.page().evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(20, 23, 26)");
        visitor.picture("dark");
    }

    @Test
    void shouldNotTakeOlderNewsForNewer() {
        visitor.open();

        Object state = visitor.page()
                .evaluate("async () => {"
                        + " const {orders} = await import('/js/orders.js');"
                        + " const list = orders({providerName: id => id, ask: () => {}, say: () => {}, use: () => {}});"
                        + " const order = {id: 'raced', number: 1, provider: 'monet', kind: 'image', model: 'm',"
                        + " input: {}, created: '2030-01-01T00:00:00Z', files: []};"
                        + " list.put({...order, state: 'PLACED', version: 1});"
                        + " list.put({...order, state: 'DONE', version: 4});"
                        + " list.put({...order, state: 'RUNNING', version: 3});"
                        + " return document.querySelector('[data-order=raced]').dataset.state; }");

        assertThat(state).isEqualTo("DONE");
    }
}
