package io.genmedia.camel.monet;

import static io.genmedia.camel.monet.MonetTestSupport.monet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in a route is told when the route starts, in words that help, and nothing is sent. */
class MonetStartErrorsTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MonetTestSupport.simulator;

    @ParameterizedTest
    @MethodSource
    void shouldRefuseAnEndpointWhoseConstantPartIsWrong(String uri, Class<?> type, List<String> told) {
        Throwable thrown = startOf(uri, component -> {});

        assertThat(thrown).isInstanceOf(FailedToStartRouteException.class);
        Throwable root = Contexts.rootOf(thrown);
        assertThat(root).isExactlyInstanceOf(type);
        assertThat(root.getMessage()).contains(told);
        assertThat(monet().requests()).isEmpty();
    }

    static Stream<Arguments> shouldRefuseAnEndpointWhoseConstantPartIsWrong() {
        Class<?> request = InvalidMediaRequestException.class;
        Class<?> option = IllegalArgumentException.class;
        return Stream.of(
                arguments(
                        "monet:video?model=sora-2&duration=eleven", request, List.of("duration", "'eleven'", "10, 15")),
                arguments(
                        "monet:video?model=sora-2&duration=5&validation=strict",
                        request,
                        List.of("duration=5", "10, 15")),
                arguments(
                        "monet:video?model=sora-2&validation=strict&input.durration=10",
                        request,
                        List.of("durration", "did you mean duration")),
                arguments("monet:video?model=sora2&validation=strict", request, List.of("sora2", "sora-2")),
                arguments(
                        "monet:image?model=nano-banana-1&images=https://a/1.png,https://a/2.png,https://a/3.png,https://a/4.png,https://a/5.png,https://a/6.png",
                        request,
                        List.of("images", "6 items", "at most 5")),
                arguments(
                        "monet:video?model=sora-2&pollInterval=often",
                        option,
                        List.of("pollInterval", "'often'", "5s")),
                arguments("monet:video?model=sora-2&pollInterval=0s", option, List.of("pollInterval", "'0s'")),
                arguments("monet:video?model=sora-2&timeout=-5m", option, List.of("timeout", "'-5m'", "45m")),
                arguments(
                        "monet:video?model=sora-2&timeout=999999999999999999d",
                        option,
                        List.of("timeout", "'999999999999999999d'")),
                arguments("monet:video?model=sora-2&connectTimeout=x", option, List.of("connectTimeout", "'x'")),
                arguments(
                        "monet:video?model=sora-2&maxDownloadSize=huge",
                        option,
                        List.of("maxDownloadSize", "'huge'", "2GiB")),
                arguments(
                        "monet:video?model=sora-2&maxDownloadSize=99999999999t",
                        option,
                        List.of("maxDownloadSize", "'99999999999t'")),
                arguments(
                        "monet:video?model=sora-2&validation=loose",
                        option,
                        List.of("validation", "loose", "standard, strict or off")),
                arguments(
                        "monet:video?model=sora-2&completion=guess",
                        option,
                        List.of("completion", "'guess'", "poll, none, stream")),
                arguments(
                        "monet:video?model=sora-2&completion=callback",
                        option,
                        List.of("completion", "'callback'", "poll, none, stream")),
                arguments(
                        "monet:video?model=sora-2&maxAttempts=0", option, List.of("maxAttempts", "'0'", "at least 1")),
                arguments(
                        "monet:video?model=sora-2&baseUrl=ftp://monet.vision",
                        option,
                        List.of("baseUrl", "'ftp://monet.vision'", "https://monet.vision")),
                arguments("monet:video?model=sora-2&proxyHost=proxy", option, List.of("proxyHost", "proxyPort")),
                arguments("monet:tasks?page=0", option, List.of("page", "'0'", "at least 1")),
                arguments("monet:tasks?pageSize=0", option, List.of("pageSize", "'0'", "at least 1")),
                arguments(
                        "monet:video?model=sora-2&drainTimeout=soon", option, List.of("drainTimeout", "'soon'", "5s")),
                arguments("monet:await?timeout=later", option, List.of("timeout", "'later'", "45m")));
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseAComponentWhoseOptionsAreWrong(Consumer<MonetComponent> wrong, List<String> told) {
        Throwable thrown = startOf("monet:video?model=sora-2", wrong);

        assertThat(Contexts.rootOf(thrown)).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(Contexts.rootOf(thrown).getMessage()).contains(told);
        assertThat(monet().requests()).isEmpty();
    }

    static Stream<Arguments> shouldRefuseAComponentWhoseOptionsAreWrong() {
        return Stream.of(
                arguments(component(c -> c.setRateLimit("fast")), List.of("rateLimit", "'fast'", "5/30s")),
                arguments(component(c -> c.setRateLimit("0/30s")), List.of("rateLimit", "'0/30s'", "5/30s")),
                arguments(component(c -> c.setMaxConcurrent(-1)), List.of("maxConcurrent", "'-1'", "at least 0")),
                arguments(
                        component(c -> c.getConfiguration().setTimeout("long")), List.of("timeout", "'long'", "45m")));
    }

    private static Consumer<MonetComponent> component(Consumer<MonetComponent> wrong) {
        return wrong;
    }

    @Test
    void shouldNameTheOptionAndTheVariableWhereThereIsNoKey() {
        assertThat(System.getenv("MONET_API_KEY"))
                .as("the environment of the tests has no key")
                .isNull();

        Throwable thrown = startOf(
                "monet:video?model=sora-2",
                component -> component.getConfiguration().setApiKey(null));

        assertThat(thrown).isInstanceOf(FailedToStartRouteException.class);
        assertThat(Contexts.rootOf(thrown))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "option apiKey", "camel.component.monet.api-key", "MONET_API_KEY", "https://monet.vision");
        assertThat(monet().requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void shouldNeedAKeyForAllThatAsksMonet(String from, String to) throws Exception {
        try (CamelContext context =
                Contexts.of(monet(), component -> component.getConfiguration().setApiKey(" "))) {
            Contexts.route(context, "route", from, to);

            Throwable thrown = catchThrowable(context::start);

            assertThat(Contexts.rootOf(thrown)).hasMessageContainingAll("apiKey", "MONET_API_KEY");
        }
    }

    static Stream<Arguments> shouldNeedAKeyForAllThatAsksMonet() {
        return Stream.of(
                arguments("direct:in", "monet:await"),
                arguments("direct:in", "monet:task"),
                arguments("direct:in", "monet:tasks"),
                arguments("direct:in", "monet:upload"),
                arguments("monet:tasks", "log:seen"),
                arguments("monet:completed", "log:seen"));
    }

    @Test
    void shouldStartWithoutAKeyWhatNeedsNone() throws Exception {
        try (CamelContext context =
                Contexts.of(monet(), component -> component.getConfiguration().setApiKey(null))) {
            Contexts.route(context, "catalog", "direct:catalog", "monet:catalog");
            Contexts.route(context, "download", "direct:download", "monet:download");

            context.start();

            assertThat(context.createProducerTemplate().requestBody("direct:catalog", (Object) null))
                    .asString()
                    .contains("sora-2");
        }
    }

    @Test
    void shouldNameTheOperationsWhereOneIsUnknown() {
        Throwable thrown = startOf("monet:film?model=sora-2", component -> {});

        assertThat(thrown).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(Contexts.rootOf(thrown))
                .hasMessageContainingAll("'film'", "video, image, music", "monet:video?model=");
    }

    @Test
    void shouldNameAnOptionThatDoesNotExist() {
        Throwable thrown = startOf("monet:video?model=sora-2&durration=10", component -> {});

        assertThat(Contexts.rootOf(thrown))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("durration");
    }

    @Test
    void shouldRefuseToSendToCompleted() {
        Throwable thrown = startOf("monet:completed", component -> {});

        assertThat(Contexts.rootOf(thrown))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContainingAll("monet:completed", "from:");
    }

    @Test
    void shouldRefuseToConsumeFromAnOperationThatTakesMessages() throws Exception {
        try (CamelContext context = Contexts.of(monet())) {
            Contexts.route(context, "backwards", "monet:video?model=sora-2", "log:seen");

            Throwable thrown = catchThrowable(context::start);

            assertThat(Contexts.rootOf(thrown))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContainingAll("monet:video", "to:", "tasks", "completed");
        }
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseAConsumerWhoseOptionsAreWrong(String uri, List<String> told) throws Exception {
        try (CamelContext context = Contexts.of(monet())) {
            Contexts.route(context, "route", uri, "log:seen");

            Throwable thrown = catchThrowable(context::start);

            assertThat(Contexts.rootOf(thrown)).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThat(Contexts.rootOf(thrown).getMessage()).contains(told);
            assertThat(monet().requests()).isEmpty();
        }
    }

    static Stream<Arguments> shouldRefuseAConsumerWhoseOptionsAreWrong() {
        return Stream.of(
                arguments("monet:tasks?startFrom=yesterday", List.of("startFrom", "'yesterday'", "now or beginning")),
                arguments("monet:tasks?pageSize=0", List.of("pageSize", "'0'", "at least 1")),
                arguments("monet:completed?pollInterval=x", List.of("pollInterval", "'x'", "5s")));
    }

    private static Throwable startOf(String uri, Consumer<MonetComponent> more) {
        return catchThrowable(() -> {
            try (CamelContext context = Contexts.of(monet(), more)) {
                Contexts.route(context, "route", "direct:in", uri);
                context.start();
            }
        });
    }
}
