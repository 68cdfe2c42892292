package io.genmedia.camel.gateai;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.gateai.GateAiSimulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The key is on the wire to GateAI, also within the address of the dashboard, and nowhere else. */
class GateAiSecrecyTest {

    private static final String KEY = "sk-Zx9RecognisableSecret7Qw";
    private static final String MARK = "Secret7Qw";

    /** Who speaks as the service here: what it receives is its own matter. */
    private static final List<String> SERVICE =
            List.of("org.eclipse.jetty", "org.wiremock", "com.github.tomakehurst", "io.genmedia.camel.media.simulator");

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().gateAiApiKey(KEY);

    private static GateAiSimulator gateAi() {
        return simulator.gateai();
    }

    @Test
    void shouldShowTheKeyNowhere() throws Exception {
        gateAi().enforceLimits(false).taskDuration(Duration.ofMillis(60));
        List<String> seen = new ArrayList<>();
        List<LogCapture.Line> lines;
        try (LogCapture log = LogCapture.at(Level.TRACE)) {
            try (CamelContext context = context()) {
                runAll(context, seen);
            }
            lines = log.lines();
        }

        assertThat(gateAi().count(Operation.LIST)).as("dashboards").isGreaterThan(8);
        assertThat(lines).as("it was heard").hasSizeGreaterThan(300);
        assertThat(seen).filteredOn(text -> text.contains(MARK)).isEmpty();
        assertThat(lines)
                .filteredOn(line -> line.text().contains(MARK))
                .filteredOn(line -> SERVICE.stream().noneMatch(line.logger()::startsWith))
                .isEmpty();
    }

    private static CamelContext context() throws Exception {
        CamelContext context = new DefaultCamelContext();
        GateAiComponent component = new GateAiComponent();
        component.getConfiguration().setBaseUrl(gateAi().baseUrl());
        component.getConfiguration().setApiKey(KEY);
        component.getConfiguration().setPollInterval("20ms");
        component.setRateLimit("none");
        context.addComponent("gateai", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:adopt").to("gateai:image?model=gpt-image-2&adoptLostTask=true");
                from("direct:dashboard").to("gateai:account?dashboard=true");
                from("direct:away").to("gateai:account?dashboard=true&baseUrl=http://127.0.0.1:1");
                from("direct:short").to("gateai:account?dashboard=true&responseTimeout=200ms");
                from("gateai:tasks?delay=50&initialDelay=0").to("log:ended?showAll=true");
            }
        });
        context.start();
        return context;
    }

    /** Each way in which the dashboard can answer, and not answer. */
    private static void runAll(CamelContext context, List<String> seen) {
        ProducerTemplate template = context.createProducerTemplate();
        gateAi().faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());
        seen.add(allOf(template.request("direct:adopt", e -> e.getMessage().setBody("A kite"))));
        seen.add(allOf(template.request("direct:dashboard", e -> {})));
        seen.add(allOf(template.request("direct:away", e -> {})));
        for (Fault fault : List.of(
                Fault.status(401),
                Fault.status(404),
                Fault.status(500).htmlBody(),
                Fault.status(429),
                Fault.brokenJson(),
                Fault.resetBeforeActing(),
                Fault.status(200).jsonBody("{\"error\": \"unknown key " + KEY + "\"}"),
                Fault.status(400).jsonBody("{\"error\": \"unknown key " + KEY + "\"}"))) {
            gateAi().faults().on(Operation.LIST).times(2, fault);
            seen.add(allOf(template.request("direct:dashboard", e -> {})));
        }
        gateAi().faults().on(Operation.LIST).always(Fault.delayed(Duration.ofMillis(600)));
        seen.add(allOf(template.request("direct:short", e -> {})));
        gateAi().faults().on(Operation.LIST).clear();
    }

    /** Body, headers, properties and failure of an exchange, as somebody would print them. */
    private static String allOf(Exchange exchange) {
        StringWriter text = new StringWriter();
        text.append(String.valueOf(exchange.getMessage().getBody()))
                .append(exchange.getMessage().getHeaders().toString())
                .append(Map.copyOf(exchange.getAllProperties()).toString());
        if (exchange.getException() != null) {
            exchange.getException().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }
}
