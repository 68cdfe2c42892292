package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a route is told when it starts, not at its first message. */
class UnificallyStartTest {

    private static final String VEO = "unifically:video?model=google/veo-3.1-fast";
    private static final String CALLED = VEO + "&completion=callback";

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    private static UnificallySimulator unifically() {
        return simulator.unifically();
    }

    /** A route that does not start, and what is told of it. */
    static Stream<Arguments> routes() {
        return Stream.of(
                // constant parameters
                to(VEO + "&duration=eleven", "'duration'", "4, 6, 8", "'eleven'"),
                to(VEO + "&duration=5&validation=strict", "duration=5", "4, 6, 8"),
                to(VEO + "&input.reference_characters=anna", "reference_characters[0]", "JSON object", "'anna'"),
                to(
                        VEO + "&input.start_image_url=https://x/a&input.reference_image_urls=https://x/b&duration=8",
                        "cannot be combined",
                        "frames or references"),
                to("unifically:video?model=hailuo/minimax-2.3&resolution=1080p&duration=10", "1080p", "6 seconds"),
                to("unifically:image?model=google/nano-banana&resolution=2k", "google/nano-banana-pro only"),
                to("unifically:image?model=google/veo-3.1-fast&validation=strict", "video model", "operation video"),
                to("unifically:image?model=openai/gpt-imag-2&validation=strict", "did you mean openai/gpt-image-2"),
                // options
                to(VEO + "&colour=red", "colour"),
                to(VEO + "&validation=some", "validation=some", "standard, strict or off"),
                to(VEO + "&completion=stream", "completion", "poll, none, callback", "'stream'"),
                to(VEO + "&pollInterval=often", "pollInterval", "5s", "'often'"),
                to(VEO + "&timeout=soon", "timeout", "45m", "'soon'"),
                to(VEO + "&maxCost=rubbish", "maxCost", "0.25", "'rubbish'"),
                to(VEO + "&maxCost=-1", "maxCost", "0.25", "'-1'"),
                to(VEO + "&maxCost=1,50", "maxCost", "0.25", "'1,50'"),
                to(VEO + "&maxCost=NaN", "maxCost", "0.25", "'NaN'"),
                to(VEO + "&maxCost=${header.limit}", "maxCost", "0.25", "${header.limit}"),
                to(VEO + "&baseUrl=unifically.com", "baseUrl", "https://api.unifically.com", "'unifically.com'"),
                to(VEO + "&uploadUrl=files.unifically.com", "uploadUrl", "https://files.unifically.com/upload"),
                to(VEO + "&uploadUrl=ftp://files.unifically.com", "uploadUrl", "http(s)", "ftp://files.unifically.com"),
                to(VEO + "&apiKey=RAW(two words)", "key", "blank"),
                // callbacks
                to(CALLED, "completion=callback", "publicUrl", "https://our.host", "completion=poll"),
                to(CALLED + "&publicUrl=our.host", "publicUrl", "https://our.host", "'our.host'"),
                to(CALLED + "&publicUrl=ftp://our.host", "publicUrl", "http(s)", "'ftp://our.host'"),
                to(CALLED + "&publicUrl=RAW(https://our.host?a=b)", "publicUrl", "without query"),
                to(CALLED + "&publicUrl=https://our.host&path=RAW(/a/{b})", "/a/{b}", "part {b}", "letters"),
                to(CALLED + "&publicUrl=https://our.host&path=RAW(/a/*)", "/a/*", "wildcards"),
                to(CALLED + "&publicUrl=https://our.host&path=RAW(/a?b=c)", "/a?b=c", "query"),
                to(CALLED + "&publicUrl=https://our.host&path=RAW(/a/../b)", "/a/../b"),
                to(CALLED + "&publicUrl=https://our.host&path=/", "empty", "/callbacks/media"),
                to(VEO + "&completion=none&callbackUrl=nowhere", "callbackUrl", "https://our.host/done", "'nowhere'"),
                // operations
                to("unifically:music?model=suno-ai/music", "music", "video, image, audio, generate"),
                to("unifically:tasks", "tasks", "await, task"),
                to("unifically:callback", "unifically:callback", "from:"),
                to("unifically:completed", "unifically:completed", "from:"),
                from(VEO, "unifically:video", "to:", "completed and callback"),
                from("unifically:await", "unifically:await", "to:", "completed and callback"),
                from("unifically:callback?path=RAW(/a b)", "/a b"));
    }

    private static Arguments to(String uri, String... told) {
        return arguments("direct:in", uri, List.of(told));
    }

    private static Arguments from(String uri, String... told) {
        return arguments(uri, "mock:out", List.of(told));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource("routes")
    void shouldNotStartARouteThatCannotWork(String from, String to, List<String> told) throws Exception {
        try (CamelContext context = withServer()) {
            Throwable thrown = catchThrowable(() -> start(context, from, to));

            assertThat(messagesOf(thrown)).contains(told);
        }
        assertThat(unifically().requests()).isEmpty();
    }

    @Test
    void shouldShowNothingOfAQueryInWhatIsWrongWithAnAddress() throws Exception {
        for (String option : List.of("publicUrl=RAW(our.host?token=s3cret)", "uploadUrl=RAW(our.host?token=s3cret)")) {
            try (CamelContext context = withServer()) {
                Throwable thrown = catchThrowable(() -> start(context, "direct:in", CALLED + "&" + option));

                assertThat(ownMessagesOf(thrown)).isNotEmpty().doesNotContain("s3cret");
            }
        }
    }

    @Test
    void shouldNameTheVariableWhereThereIsNoKey() throws Exception {
        try (CamelContext context = context()) {
            options(context).setApiKey(null);

            Throwable thrown = catchThrowable(() -> start(context, "direct:in", VEO));

            assertThat(messagesOf(thrown))
                    .contains("UNIFICALLY_API_KEY", "camel.component.unifically.api-key", "https://unifically.com");
        }
    }

    @Test
    void shouldShowTheCatalogWithoutAKey() throws Exception {
        try (CamelContext context = context()) {
            options(context).setApiKey(null);
            context.start();

            assertThat(context.createProducerTemplate().requestBody("unifically:catalog", (Object) null))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {CALLED + "&publicUrl=https://our.host", VEO + "&completion=none&publicUrl=https://our.host"})
    void shouldSayWhichServerToAddWhereCallbacksCannotComeIn(String uri) throws Exception {
        try (CamelContext context = context()) {
            Throwable thrown = catchThrowable(() -> start(context, "direct:in", uri));

            assertThat(messagesOf(thrown)).contains("HTTP server", "camel-platform-http");
        }
    }

    @Test
    void shouldSayWhichServerToAddWhereTheConsumerCannotListen() throws Exception {
        try (CamelContext context = context()) {
            Throwable thrown = catchThrowable(() -> start(context, "unifically:callback", "mock:out"));

            assertThat(messagesOf(thrown)).contains("HTTP server", "camel-platform-http");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unifically:callback?path=/other", "unifically:callback?trustCallback=true"})
    void shouldHaveOneConsumerOfCallbacksAlone(String second) throws Exception {
        try (CamelContext context = withServer()) {
            start(context, "unifically:callback", "mock:one");

            Throwable thrown = catchThrowable(() -> start(context, second, "mock:two"));

            assertThat(messagesOf(thrown)).contains("unifically:callback already", "direct:");
        }
    }

    @Test
    void shouldTakeAConsumerOfCallbacksAgainAfterTheFirstHasStopped() throws Exception {
        try (CamelContext context = withServer()) {
            start(context, "unifically:callback", "mock:one");
            context.getRouteController().stopAllRoutes();

            Throwable thrown = catchThrowable(() -> start(context, "unifically:callback?path=/other", "mock:two"));

            assertThat(thrown).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void shouldNotSignWithABlankSecret(String secret) throws Exception {
        UnificallyComponent component = component();
        component.setCallbackSecret(secret);
        try (CamelContext context = new DefaultCamelContext()) {
            context.addComponent("unifically", component);

            Throwable thrown = catchThrowable(context::start);

            assertThat(messagesOf(thrown)).contains("blank", "same on every node");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                VEO + "&input.end_image_url=https://x/a",
                VEO + "&publicUrl=nonsense",
                VEO + "&maxCost=$0.25",
                VEO + "&maxCost=0",
                VEO + "&uploadUrl=",
                "unifically:image?model=google/veo-3.1-fast",
                "unifically:image?model=of/tomorrow"
            })
    void shouldStartARouteOfWhichTheRestMayComeWithTheMessage(String uri) throws Exception {
        try (CamelContext context = withServer()) {
            assertThat(catchThrowable(() -> start(context, "direct:in", uri))).isNull();
        }
    }

    private static CamelContext withServer() throws Exception {
        CamelContext context = context();
        CallbackServer.on(context);
        return context;
    }

    private static CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        context.addComponent("unifically", component());
        return context;
    }

    private static UnificallyComponent component() {
        UnificallyComponent component = new UnificallyComponent();
        component.getConfiguration().setBaseUrl(unifically().baseUrl());
        component.getConfiguration().setApiKey(unifically().apiKey());
        return component;
    }

    private static UnificallyConfiguration options(CamelContext context) {
        return context.getComponent("unifically", UnificallyComponent.class).getConfiguration();
    }

    private static void start(CamelContext context, String from, String to) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
            }
        });
        context.start();
    }

    /** Of all exceptions in the chain, as a log shows them. */
    private static String messagesOf(Throwable thrown) {
        StringBuilder all = new StringBuilder();
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            all.append(one.getMessage()).append('\n');
        }
        return all.toString();
    }

    /** Without what Camel says of a route, which shows the address that was given to it. */
    private static String ownMessagesOf(Throwable thrown) {
        Throwable own = thrown;
        while (own != null && !(own instanceof IllegalArgumentException)) {
            own = own.getCause();
        }
        return messagesOf(own);
    }
}
