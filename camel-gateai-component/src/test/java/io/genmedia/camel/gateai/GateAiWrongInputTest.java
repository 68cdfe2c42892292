package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is told with its value, what is accepted, and the way out, before anything is sent. */
class GateAiWrongInputTest extends GateAiTestSupport {

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("image?model=gpt-image-2", "x".repeat(1501), List.of("prompt", "1500")),
                arguments("image?model=gpt-image-2", Map.of("quality", "low"), List.of("prompt", "required")),
                arguments(
                        "image?model=gpt-image-2",
                        Map.of("prompt", "A kite", "quantity", "many"),
                        List.of("quantity", "many")),
                arguments(
                        "image?model=gpt-image-2&validation=strict",
                        Map.of("prompt", "A kite", "quantity", 9),
                        List.of("quantity", "9", "8")),
                arguments("image?model=gpt-imag-2&validation=strict", "A kite", List.of("gpt-imag-2", "gpt-image-2")),
                arguments("image?model=sora-2&validation=strict", "A kite", List.of("sora-2", "operation video")),
                arguments("video?model=hailuo-2_3-fast", "Let it fly", List.of("start_frame")),
                arguments(
                        "video?model=sora-2&validation=strict",
                        Map.of("prompt", "A kite", "width", 1000, "height", 1000),
                        List.of("1000", "1280")),
                arguments("image", "A kite", List.of("model", "auto-image", "CamelMediaModel")),
                arguments(
                        "video?model=seedance-2.0",
                        Map.of("prompt", "A kite", "image", "/etc/passwd-like"),
                        List.of("image", "/etc/passwd-like")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldSayWhatIsWrongAndSendNothing(String endpoint, Object body, List<String> told) {
        Throwable thrown;
        try {
            thrown = fluentTemplate
                    .withBody(body)
                    .to("gateai:" + endpoint)
                    .send()
                    .getException();
        } catch (RuntimeException e) {
            thrown = e;
        }

        assertThat(thrown).isNotNull();
        assertThat(rootOf(thrown)).isInstanceOf(InvalidMediaRequestException.class);
        assertThat(rootOf(thrown).getMessage()).contains(told);
        assertThat(gateAi().submits()).isZero();
        assertThat(gateAi().uploadedFiles()).isEmpty();
    }

    @Test
    void shouldTellToWhichSizeTheProviderRoundsAndSendItAllTheSame() {
        Exchange done;
        List<String> warnings;
        try (LogCapture log = LogCapture.at(Level.WARN)) {
            done = fluentTemplate
                    .withBody("A kite")
                    .to("gateai:video?model=sora-2&width=1000&height=500")
                    .send();
            warnings = log.warnings();
        }

        assertThat(done.getException()).isNull();
        assertThat(warnings)
                .filteredOn(line -> line.contains("documented size"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("1000", "500", "make it 1280×720."));
        assertThat(sent().get(0).path("params").path("width").intValue()).isEqualTo(1000);
    }

    @Test
    void shouldNameTheVariableWhereThereIsNoKey() throws Exception {
        try (CamelContext own = new DefaultCamelContext()) {
            own.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:kite").to("gateai:image?model=gpt-image-2");
                }
            });

            Throwable thrown = catchThrowable(own::start);

            assertThat(rootOf(thrown))
                    .hasMessageContaining("GATEAI_API_KEY")
                    .hasMessageContaining("camel.component.gateai.api-key");
        }
    }

    @Test
    void shouldShowModelsAndCatalogWithoutAKey() throws Exception {
        try (CamelContext own = new DefaultCamelContext()) {
            own.start();

            Object models = own.createProducerTemplate()
                    .requestBody("gateai:models?baseUrl=" + gateAi().baseUrl(), (Object) null);
            Object catalog = own.createProducerTemplate().requestBody("gateai:catalog", (Object) null);

            assertThat(models).isInstanceOf(List.class);
            assertThat(catalog).isNotNull();
        }
    }

    @Test
    void shouldTellOfAKeyThatIsNotAccepted() {
        Exchange done = fluentTemplate
                .withBody("A kite")
                .to("gateai:image?model=gpt-image-2&apiKey=RAW(sk-wrong-key)")
                .send();

        assertThat(done.getException())
                .isInstanceOf(MediaAuthenticationException.class)
                .hasMessageContaining("apiKey")
                .hasMessageNotContaining("sk-wrong-key");
        assertThat(gateAi().createdTasks()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void shouldTellWhatAnEndpointCanBe(String endpoint, List<String> told) {
        Throwable thrown = catchThrowable(
                () -> context.getEndpoint("gateai:" + endpoint).createProducer().start());

        assertThat(thrown).isNotNull();
        assertThat(rootOf(thrown).getMessage()).contains(told);
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                arguments("music?model=x", List.of("music", "video, image, 3d, generate")),
                arguments("image?completion=stream", List.of("completion", "poll, none", "stream")),
                arguments("image?model=gpt-image-2&quantity=some", List.of("quantity", "some")),
                arguments("image?colour=red", List.of("colour")),
                arguments("completed", List.of("from:")));
    }

    private static Throwable rootOf(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
