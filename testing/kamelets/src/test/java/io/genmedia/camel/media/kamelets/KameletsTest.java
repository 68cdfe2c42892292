package io.genmedia.camel.media.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.component.MediaEndpoint;
import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Kamelet does what its component does, with what it is told, and with nothing that it is not told. */
class KameletsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A model for each kind that needs nothing but a prompt. */
    private static final Map<String, String> MODELS = Map.of(
            "monet-video", "sora-2",
            "monet-image", "nano-banana-1",
            "monet-music", "minimax-music",
            "gateai-video", "sora-2",
            "gateai-image", "gpt-image-2",
            "gateai-3d", "rodin-v2",
            "gateai-generate", "gpt-image-2",
            "unifically-video", "google/veo-3.1-fast",
            "unifically-image", "alibaba/z-image-turbo",
            "unifically-generate", "alibaba/z-image-turbo");

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    @BeforeEach
    void makeTasksAtOnce() {
        for (Studio studio : Studio.values()) {
            studio.at(simulator).taskDuration(Duration.ZERO);
        }
    }

    static List<Kamelet> all() {
        return Kamelet.all();
    }

    static List<Kamelet> makingOfAPrompt() {
        return Kamelet.generating().stream()
                .filter(kamelet -> MODELS.containsKey(modelKey(kamelet)))
                .toList();
    }

    private static String modelKey(Kamelet kamelet) {
        return kamelet.studio().scheme() + "-" + kamelet.operation();
    }

    private static Shop shop(Kamelet kamelet) {
        return Shop.of(simulator, kamelet.studio());
    }

    private static List<CreatedTask> bought(Kamelet kamelet) {
        return kamelet.studio().at(simulator).createdTasks();
    }

    @Test
    void shouldBeAllThatTheComponentsCanMake() {
        assertThat(Kamelet.all()).extracting(Kamelet::name).hasSize(20);
        assertThat(makingOfAPrompt()).hasSize(10);
    }

    @ParameterizedTest
    @MethodSource("makingOfAPrompt")
    void shouldMakeWhatTheComponentMakes(Kamelet kamelet) throws Exception {
        String model = MODELS.get(modelKey(kamelet));
        String plain = kamelet.studio().scheme() + ":" + kamelet.operation() + "?model=" + model;
        try (Shop shop = shop(kamelet)
                .routes(Shop.route("kamelet", "direct:kamelet", "kamelet:" + kamelet.name() + "?model=" + model))
                .routes(Shop.route("plain", "direct:plain", plain))
                .opens()) {
            MediaResult made = shop.template().requestBody("direct:kamelet", "A lighthouse", MediaResult.class);
            shop.template().requestBody("direct:plain", "A lighthouse");

            assertThat(made.outputs()).isNotEmpty();
            assertThat(bought(kamelet)).hasSize(2).allSatisfy(task -> {
                assertThat(task.model()).isEqualTo(model);
                assertThat(task.input()).isEqualTo(bought(kamelet).get(1).input());
                assertThat(task.input().toString()).contains("A lighthouse");
            });
        }
    }

    /** Two values for each type, so that one of them is not what would hold anyway. */
    @ParameterizedTest
    @MethodSource("all")
    void shouldPassOnEveryProperty(Kamelet kamelet) throws Exception {
        for (int round = 0; round < 2; round++) {
            Map<String, String> values = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> property : kamelet.properties().properties()) {
                values.put(property.getKey(), value(property.getKey(), property.getValue(), round));
            }
            MediaEndpoint endpoint = endpointOf(kamelet, values);

            kamelet.endpoint().path("parameters").properties().forEach(parameter -> {
                String property = parameter.getValue().asText().replaceAll(".*\\{\\{\\?given:(\\w+)}}.*", "$1");
                assertThat(String.valueOf(optionOf(endpoint, parameter.getKey())))
                        .as(property)
                        .isEqualTo(values.remove(property));
            });
            assertThat(values).as("properties that go nowhere").isEmpty();
        }
    }

    private static String value(String name, JsonNode property, int round) {
        if (name.equals("idempotencyKey")) {
            return round == 0 ? "$simple{header.orderId}" : "order-${header.orderId}";
        }
        if (name.equals("path")) {
            return round == 0 ? "/told" : "/ended";
        }
        return switch (property.path("type").asText()) {
            case "boolean" -> String.valueOf(round == 0);
            case "integer", "number" -> round == 0 ? "7" : "11";
            default -> round == 0 ? "one & two? 100% + (three) of " + name : "http://127.0.0.1:9/" + name + "?a=b,c#d";
        };
    }

    /** The endpoint that the Kamelet makes. It is looked at, and not used: the values make no sense together. */
    private static MediaEndpoint endpointOf(Kamelet kamelet, Map<String, String> values) throws Exception {
        List<String> options = new ArrayList<>();
        values.forEach((name, value) -> options.add(name + "=RAW(" + value + ")"));
        String uri = "kamelet:" + kamelet.name() + (options.isEmpty() ? "" : "?" + String.join("&", options));
        List<MediaEndpoint> made = new ArrayList<>();
        try (Shop shop = shop(kamelet)) {
            // an application has properties of these names, too, and means something else by them
            kamelet.properties().fieldNames().forEachRemaining(name -> shop.camel()
                    .getPropertiesComponent()
                    .addOverrideProperty(name, "3"));
            shop.camel().addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onEndpointAdd(Endpoint endpoint) {
                    if (endpoint instanceof MediaEndpoint media) {
                        made.add(media);
                    }
                }
            });
            boolean tells = kamelet.name().endsWith("-source");
            shop.routes(tells ? Shop.route("shop", uri, "mock:out") : Shop.route("shop", "direct:in", uri));
            try {
                shop.opens();
            } catch (RuntimeException e) {
                // refused, after it was made
            }
        }
        assertThat(made).hasSize(1);
        return made.get(0);
    }

    private static Object optionOf(MediaEndpoint endpoint, String option) {
        PropertyConfigurerGetter getter =
                (PropertyConfigurerGetter) endpoint.getComponent().getEndpointPropertyConfigurer();
        return getter.getOptionValue(endpoint, option, true);
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldLeaveEverythingToTheComponentThatIsNotGiven(Kamelet kamelet) throws Exception {
        MediaEndpoint untouched = endpointOf(kamelet, Map.of());
        MediaEndpoint plain;
        try (Shop shop = shop(kamelet)) {
            plain = shop.camel().getEndpoint(kamelet.endpoint().path("uri").asText(), MediaEndpoint.class);
        }

        assertThat(kamelet.endpoint().path("parameters")).isNotEmpty();
        kamelet.endpoint().path("parameters").properties().forEach(parameter -> assertThat(
                        optionOf(untouched, parameter.getKey()))
                .as(parameter.getKey())
                .isEqualTo(optionOf(plain, parameter.getKey())));
    }

    /** The endpoint {@code kamelet:} would keep such a property for itself. */
    @ParameterizedTest
    @MethodSource("all")
    void shouldHaveNoPropertyThatCamelTakesForItsOwn(Kamelet kamelet) throws Exception {
        JsonNode own = new ObjectMapper()
                .readTree(new DefaultCamelCatalog().componentJSonSchema("kamelet"))
                .path("properties");

        assertThat(own.has("timeout")).isTrue();
        assertThat(kamelet.properties().properties())
                .extracting(Map.Entry::getKey)
                .noneMatch(own::has);
    }

    @ParameterizedTest
    @CsvSource({
        "monet-video-action, model=sora-2&duration=eleven, eleven",
        "monet-video-action, model=sora-2&validation=perhaps, perhaps",
        "gateai-image-action, model=gpt-image-2&quantity=many, many",
        "unifically-video-action, model=google/veo-3.1-fast&taskTimeout=soon, soon",
        "monet-download-action, maxDownloadSize=much, much"
    })
    void shouldRefuseWhatTheComponentRefuses(String kamelet, String options, String named) throws Exception {
        try (Shop shop = Shop.of(simulator, Studio.of(kamelet)).calling("kamelet:" + kamelet + "?" + options)) {
            assertThatThrownBy(shop::opens)
                    .rootCause()
                    .isInstanceOfAny(IllegalArgumentException.class, InvalidMediaRequestException.class)
                    .hasMessageContaining(named);
        }
    }

    @Test
    void shouldTakeAPromptOfAnyCharacters() throws Exception {
        String prompt = "Salt & pepper: 100% \u00fcber + (more) = #1?";
        try (Shop shop = Shop.of(simulator, Studio.MONET)
                .calling("kamelet:monet-image-action?model=nano-banana-1&prompt=RAW(" + prompt + ")")
                .opens()) {
            shop.send(null);
        }

        assertThat(simulator.monet().createdTasks()).singleElement().satisfies(task -> assertThat(
                        task.input().path("prompt").asText())
                .isEqualTo(prompt));
    }

    @Test
    void shouldShowTheKeyNowhere() throws Exception {
        String key = "sk-1+secret&key%20";
        try (LogCapture log = LogCapture.at(Level.INFO);
                Shop shop = Shop.of(simulator, Studio.MONET)) {
            shop.calling("kamelet:monet-image-action?model=nano-banana-1&apiKey=RAW(" + key + ")")
                    .opens();

            Exchange refused = shop.send("A cat");

            assertThat(refused.getException())
                    .isInstanceOf(MediaAuthenticationException.class)
                    .hasMessageNotContaining("secret");
            assertThat(refused.getAllProperties().toString()
                            + refused.getMessage().getHeaders())
                    .doesNotContain("secret");
            assertThat(log.lines()).isNotEmpty().allSatisfy(line -> assertThat(line.text())
                    .doesNotContain("secret"));
        }
    }

    @ParameterizedTest
    @CsvSource({"monet", "gateai", "unifically"})
    void shouldUploadAndDownload(String scheme) throws Exception {
        Studio studio = Studio.of(scheme + "-");
        try (Shop shop = Shop.of(simulator, studio)
                .routes(Shop.route("up", "direct:up", "kamelet:" + scheme + "-upload-action"))
                .routes(Shop.route("down", "direct:down", "kamelet:" + scheme + "-download-action"))
                .routes(Shop.route("make", "direct:make", scheme + ":image?model=" + MODELS.get(scheme + "-image")))
                .routes(Shop.route("plain", "direct:plain", scheme + ":download"))
                .opens()) {
            UploadedFile uploaded = shop.template()
                    .requestBodyAndHeader(
                            "direct:up", Samples.png(), Exchange.FILE_NAME, "cat.png", UploadedFile.class);

            assertThat(uploaded.filename()).isEqualTo("cat.png");
            assertThat(studio.at(simulator).uploadedFiles()).hasSize(1);

            MediaResult made = shop.template().requestBody("direct:make", "A cat", MediaResult.class);

            assertThat(shop.template().requestBody("direct:down", made, byte[].class))
                    .isEqualTo(shop.template().requestBody("direct:plain", made, byte[].class))
                    .hasSizeGreaterThan(100);
        }
    }

    @ParameterizedTest
    @CsvSource({"monet, image, nano-banana-1", "gateai, image, gpt-image-2", "unifically, image, alibaba/z-image-turbo"
    })
    void shouldTellWhatWasHandedOnAtOnce(String scheme, String kind, String model) throws Exception {
        Studio studio = Studio.of(scheme + "-");
        String action =
                "kamelet:" + scheme + "-" + kind + "-action?model=" + model + "&completion=none&correlate=order";
        try (Shop shop = Shop.of(simulator, studio)
                .routes(Shop.route("told", "kamelet:" + scheme + "-completed-source", "mock:told"))
                .calling(action)
                .opens()) {
            MockEndpoint told = shop.camel().getEndpoint("mock:told", MockEndpoint.class);
            shop.template().requestBodyAndHeader("direct:in", "A cat", "order", "7");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(told.getReceivedExchanges()).hasSize(1));
            assertThat(told.getReceivedExchanges().get(0).getMessage().getHeaders())
                    .containsEntry("order", "7")
                    .containsEntry(
                            MediaHeaders.TASK_ID,
                            studio.at(simulator).createdTasks().get(0).id());
        }
    }
}
