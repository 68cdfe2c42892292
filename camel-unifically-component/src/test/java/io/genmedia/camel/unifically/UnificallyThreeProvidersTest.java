package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.genmedia.camel.gateai.GateAiComponent;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Faults;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.monet.MonetComponent;
import java.io.InputStream;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three components in one application, with the same routes. */
class UnificallyThreeProvidersTest extends UnificallyTestSupport {

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        MonetComponent monet = new MonetComponent();
        monet.getConfiguration().setBaseUrl(simulator.monet().baseUrl());
        monet.getConfiguration().setApiKey(simulator.monet().apiKey());
        monet.getConfiguration().setPollInterval("20ms");
        created.addComponent("monet", monet);
        GateAiComponent gateai = new GateAiComponent();
        gateai.getConfiguration().setBaseUrl(simulator.gateai().baseUrl());
        gateai.getConfiguration().setApiKey(simulator.gateai().apiKey());
        gateai.getConfiguration().setPollInterval("20ms");
        gateai.setRateLimit("none");
        created.addComponent("gateai", gateai);
        return created;
    }

    @BeforeEach
    void makeTasksOfTheOthersShort() {
        simulator.monet().taskDuration(Duration.ofMillis(60));
        simulator.gateai().enforceLimits(false).taskDuration(Duration.ofMillis(60));
    }

    private void load(String file) throws Exception {
        try (InputStream yaml = getClass().getResourceAsStream("/routes/" + file)) {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromBytes(file, yaml.readAllBytes()));
        }
    }

    private Exchange send(String uri) {
        return fluentTemplate.withBody("A red kite").to(uri).send();
    }

    @ParameterizedTest
    @ValueSource(strings = {"monet", "gateai", "unifically"})
    void shouldStandTheSameOnTheMessageWhoeverMadeIt(String provider) throws Exception {
        load("three-providers.yaml");

        Exchange done = send("direct:" + provider);

        assertThat(done.getException()).isNull();
        MediaResult result = done.getMessage().getBody(MediaResult.class);
        String url = result.outputs().get(0).url();
        assertThat(done.getProperty("told", String.class))
                .isEqualTo(provider + " made image " + result.taskId() + ": SUCCEEDED at 100, "
                        + result.outputs().size() + " of " + result.outputs().size() + ", first " + url + " of " + url
                        + ", bought as " + done.getMessage().getHeader(MediaHeaders.IDEMPOTENCY_KEY));
        assertThat(done.getMessage().getHeader(MediaHeaders.IDEMPOTENCY_KEY, String.class))
                .isNotBlank();
    }

    private Faults faults(String provider) {
        return switch (provider) {
            case "monet" -> simulator.monet().faults();
            case "gateai" -> simulator.gateai().faults();
            default -> unifically().faults();
        };
    }

    private int bought() {
        return simulator.monet().createdTasks().size()
                + simulator.gateai().createdTasks().size()
                + unifically().createdTasks().size();
    }

    static Stream<Arguments> provenFailures() {
        return Stream.of(
                arguments("a key that is not accepted", Fault.status(401)),
                arguments("an account that cannot pay", Fault.status(402)),
                arguments("a request that is refused", Fault.status(400)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("provenFailures")
    void shouldAskTheNextWhereItIsProvenThatNothingWasBought(String why, Fault fault) throws Exception {
        load("fall-over.yaml");
        faults("monet").on(Operation.SUBMIT).always(fault);

        Exchange second = send("direct:picture");
        faults("gateai").on(Operation.SUBMIT).always(fault);
        Exchange third = send("direct:picture");

        assertThat(second.getMessage().getHeader(MediaHeaders.PROVIDER)).isEqualTo("gateai");
        assertThat(third.getMessage().getHeader(MediaHeaders.PROVIDER)).isEqualTo("unifically");
        assertThat(bought()).isEqualTo(2);
    }

    static Stream<Arguments> doubtfulFailures() {
        return Stream.of("monet", "gateai", "unifically")
                .flatMap(provider -> Stream.of(
                        arguments(provider, "an answer that was lost", Fault.resetAfterAccepting(), 1),
                        arguments(provider, "a connection that was cut", Fault.resetBeforeActing(), 0),
                        arguments(provider, "an error of the server", Fault.status(500), 0),
                        arguments(provider, "an answer without an id", Fault.withoutId(), 1),
                        arguments(
                                provider,
                                "a refusal that is not the provider's own",
                                Fault.status(403).htmlBody(),
                                0)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("doubtfulFailures")
    void shouldAskNobodyElseWhereItMayHaveBeenBought(String provider, String why, Fault fault, int made)
            throws Exception {
        load("fall-over.yaml");
        for (String before : Stream.of("monet", "gateai", "unifically")
                .takeWhile(one -> !one.equals(provider))
                .toList()) {
            faults(before).on(Operation.SUBMIT).always(Fault.status(401));
        }
        faults(provider).on(Operation.SUBMIT).always(fault);

        Exchange done = send("direct:picture");

        assertThat(done.getException()).isInstanceOf(MediaException.class);
        MediaException told = (MediaException) done.getException();
        assertThat(told.getDetails().provider()).isEqualTo(provider);
        assertThat(told.getAcceptance()).isEqualTo(Acceptance.UNKNOWN);
        assertThat(bought()).isEqualTo(made);
    }

    @Test
    void shouldAskNobodyElseWhereTheTaskFailed() throws Exception {
        load("fall-over.yaml");
        simulator.monet().nextTaskFails("GENERATION_FAILED", "no machine was free");

        Exchange done = send("direct:picture");

        assertThat(((MediaException) done.getException()).getAcceptance()).isEqualTo(Acceptance.ACCEPTED);
        assertThat(bought()).isEqualTo(1);
    }
}
