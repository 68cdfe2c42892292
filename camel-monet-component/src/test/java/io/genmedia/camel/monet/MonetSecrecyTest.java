package io.genmedia.camel.monet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.error.MediaAuthenticationException;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.monet.MonetSimulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The key is on the wire to Monet, and nowhere else. */
class MonetSecrecyTest {

    private static final String KEY = "monet_Zx9RecognisableSecret7Qw";
    private static final String WRONG = "monet_Zx9WrongSecret7Qw";

    /** All keys of this test have it, and nothing else has. */
    private static final String MARK = "Secret7Qw";

    /** Who speaks as the service here: what it receives is its own matter. */
    private static final List<String> SERVICE =
            List.of("org.eclipse.jetty", "org.wiremock", "com.github.tomakehurst", "io.genmedia.camel.media.simulator");

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().apiKey(KEY);

    /** Where the key is given. */
    enum Given {
        COMPONENT,
        ENDPOINT
    }

    private final List<String> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void makeTasksShort() {
        monet().taskDuration(Duration.ofMillis(60));
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowTheKeyNowhere(Given given) throws Exception {
        List<String> seen = new ArrayList<>();
        List<LogCapture.Line> lines;
        try (LogCapture log = LogCapture.at(Level.TRACE)) {
            CamelContext context = context(given, KEY);
            try (context) {
                routes(context, given == Given.ENDPOINT ? "&apiKey=" + KEY : "");
                context.start();
                runAll(context, seen);
                seen.addAll(shownBy(context));
                seen.addAll(managed(context));
            }
            lines = log.lines();
        }

        assertThat(monet().createdTasks()).as("it ran").hasSizeGreaterThan(6);
        assertThat(lines).as("it was heard").hasSizeGreaterThan(500);
        assertThat(seen).filteredOn(text -> text.contains(MARK)).isEmpty();
        assertThat(events).isNotEmpty().noneMatch(event -> event.contains(MARK));
        assertThat(lines)
                .filteredOn(line -> line.text().contains(MARK))
                .filteredOn(line -> SERVICE.stream().noneMatch(line.logger()::startsWith))
                // Camel itself tells the whole address of an endpoint before the component is asked for it
                .filteredOn(line -> given == Given.COMPONENT || !isCamelsOwn(line))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotShowAKeyThatIsRefused(Given given) throws Exception {
        try (CamelContext context = context(given, WRONG)) {
            routes(context, given == Given.ENDPOINT ? "&apiKey=" + WRONG : "");
            context.start();

            Exchange done = context.createProducerTemplate()
                    .request("direct:video", e -> e.getMessage().setBody("A cat"));

            assertThat(textOf(done.getException())).contains("401").doesNotContain(MARK);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotShowTheKeyWhenARouteCannotStart(Given given) throws Exception {
        try (CamelContext context = context(given, KEY)) {
            Contexts.route(
                    context,
                    "wrong",
                    "direct:wrong",
                    "monet:video?model=sora-2&duration=eleven" + (given == Given.ENDPOINT ? "&apiKey=" + KEY : ""));

            Throwable thrown = catchThrowable(context::start);

            assertThat(textOf(thrown)).contains("eleven").doesNotContain(MARK);
        }
    }

    @Test
    void shouldNotShowAKeyThatNoHeaderCanCarry() throws Exception {
        try (CamelContext context = context(Given.COMPONENT, KEY + "\n" + KEY)) {
            routes(context, "");

            Throwable thrown = catchThrowable(context::start);

            assertThat(textOf(thrown)).contains("The API key holds").doesNotContain(MARK);
        }
    }

    @Test
    void shouldNotShowThePasswordOfAProxy() throws Exception {
        List<LogCapture.Line> lines;
        String shown;
        try (LogCapture log = LogCapture.at(Level.TRACE);
                CamelContext context = context(Given.COMPONENT, KEY)) {
            MonetConfiguration options =
                    context.getComponent("monet", MonetComponent.class).getConfiguration();
            options.setProxyHost("127.0.0.1");
            options.setProxyPort(simulator.simulator().port());
            options.setProxyAuthUsername("proxy-" + MARK);
            options.setProxyAuthPassword("password-" + MARK);
            routes(context, "");
            context.start();

            Exchange done = context.createProducerTemplate()
                    .request("direct:video", e -> e.getMessage().setBody("A cat"));

            assertThat(done.getException()).isNull();
            shown = String.join("\n", managed(context));
            lines = log.lines();
        }
        String basic = java.util.Base64.getEncoder()
                .encodeToString(
                        ("proxy-" + MARK + ":password-" + MARK).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(lines)
                .filteredOn(line -> line.text().contains(MARK) || line.text().contains(basic))
                .filteredOn(line -> SERVICE.stream().noneMatch(line.logger()::startsWith))
                .isEmpty();
        assertThat(shown).doesNotContain(MARK);
    }

    @Test
    void shouldKeepTwoAccountsApartWhoseAddressesDifferInTheKeyAlone() throws Exception {
        try (CamelContext context = context(Given.COMPONENT, null)) {
            Contexts.route(context, "good", "direct:good", "monet:tasks?apiKey=RAW(" + KEY + ")");
            Contexts.route(context, "wrong", "direct:wrong", "monet:tasks?apiKey=RAW(" + WRONG + ")");
            context.start();
            ProducerTemplate template = context.createProducerTemplate();

            assertThat(template.request("direct:good", e -> {}).getException()).isNull();
            assertThat(template.request("direct:wrong", e -> {}).getException())
                    .isInstanceOf(MediaAuthenticationException.class);
            assertThat(template.request("monet:tasks?apiKey=RAW(" + KEY + ")", e -> {})
                            .getException())
                    .isNull();
            assertThat(template.request("monet:tasks?apiKey=RAW(" + WRONG + ")", e -> {})
                            .getException())
                    .isInstanceOf(MediaAuthenticationException.class);
        }
    }

    @Test
    void shouldSendTheKeyToMonetAlone() throws Exception {
        try (CamelContext context = context(Given.COMPONENT, KEY)) {
            routes(context, "");
            context.start();
            ProducerTemplate template = context.createProducerTemplate();

            MediaResult made = template.requestBody("direct:video", "A cat", MediaResult.class);
            String elsewhere = made.outputs().get(0).url().replace("127.0.0.1", "localhost");
            template.requestBody("direct:download", elsewhere, byte[].class);
        }

        assertThat(monet().requests(Operation.DOWNLOAD)).singleElement().satisfies(request -> assertThat(
                        request.header("Authorization"))
                .isEmpty());
    }

    private static boolean isCamelsOwn(LogCapture.Line line) {
        return line.level() == Level.TRACE || line.level() == Level.DEBUG
                ? line.logger().startsWith("org.apache.camel.")
                : false;
    }

    /** Success, refusal, connection failure, timeout, upload, download, stream, failure, list, completed, stop. */
    private void runAll(CamelContext context, List<String> seen) throws Exception {
        ProducerTemplate template = context.createProducerTemplate();
        seen.add(allOf(template.request("direct:video", e -> e.getMessage().setBody("A cat"))));
        seen.add(allOf(template.request("direct:stream", e -> e.getMessage().setBody("A cat"))));
        seen.add(allOf(template.request("direct:upload", e -> e.getMessage().setBody(Samples.png()))));
        seen.add(allOf(template.request("direct:local", e -> e.getMessage().setBody(Samples.png()))));
        seen.add(allOf(template.request("direct:content", e -> e.getMessage().setBody("A cat"))));
        seen.add(allOf(template.request("direct:tasks", e -> {})));
        seen.add(allOf(template.request("direct:none", e -> e.getMessage().setBody("A cat"))));
        seen.add(allOf(template.request("direct:away", e -> e.getMessage().setBody("A cat"))));
        monet().faults().on(Operation.SUBMIT).once(Fault.status(401));
        seen.add(allOf(template.request("direct:video", e -> e.getMessage().setBody("A cat"))));
        monet().faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());
        monet().faults().on(Operation.STATUS).once(Fault.brokenJson());
        seen.add(allOf(template.request("direct:video", e -> e.getMessage().setBody("A cat"))));
        monet().nextTaskFails("busy", "no machine");
        seen.add(allOf(template.request("direct:video", e -> e.getMessage().setBody("A cat"))));
        monet().neverEnds(true);
        seen.add(allOf(template.request("direct:short", e -> e.getMessage().setBody("A cat"))));
        int before = monet().createdTasks().size();
        var waiting = template.asyncSend("direct:video", e -> e.getMessage().setBody("A cat"));
        await().until(() -> monet().createdTasks().size() > before);
        context.getRouteController().stopRoute("video");
        seen.add(allOf(waiting.get()));
    }

    private static void routes(CamelContext context, String key) throws Exception {
        Contexts.route(context, "video", "direct:video", "monet:video?model=sora-2" + key);
        Contexts.route(context, "stream", "direct:stream", "monet:video?model=sora-2&completion=stream" + key);
        Contexts.route(context, "short", "direct:short", "monet:video?model=sora-2&timeout=150ms" + key);
        Contexts.route(context, "none", "direct:none", "monet:video?model=sora-2&completion=none" + key);
        Contexts.route(context, "local", "direct:local", "monet:video?model=sora-2&prompt=A cat" + key);
        Contexts.route(context, "content", "direct:content", "monet:image?model=nano-banana-1&download=true" + key);
        Contexts.route(context, "upload", "direct:upload", "monet:upload?pollInterval=1s" + key);
        Contexts.route(context, "tasks", "direct:tasks", "monet:tasks?pageSize=2" + key);
        Contexts.route(context, "download", "direct:download", "monet:download?maxDownloadSize=1g" + key);
        Contexts.route(
                context, "away", "direct:away", "monet:video?model=sora-2&baseUrl=http://127.0.0.1:1&timeout=2s" + key);
        Contexts.route(context, "ended", "monet:tasks?delay=100&initialDelay=0" + key, "log:ended?showAll=true");
        Contexts.route(context, "completed", "monet:completed?pollInterval=50ms" + key, "log:completed?showAll=true");
    }

    private CamelContext context(Given given, String key) throws Exception {
        CamelContext context = Contexts.of(
                monet(), component -> component.getConfiguration().setApiKey(given == Given.COMPONENT ? key : null));
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                events.add(event.toString());
            }
        });
        return context;
    }

    /** Body, headers, properties and failure of an exchange, as somebody would print them. */
    private static String allOf(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        String shown = body instanceof MediaResult result ? MediaJson.write(result) : String.valueOf(body);
        return exchange + "\n" + shown + "\n" + exchange.getMessage().getHeaders() + "\n" + exchange.getProperties()
                + "\n" + exchange.getAllProperties() + "\n" + textOf(exchange.getException());
    }

    private static String textOf(Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    private static List<String> shownBy(CamelContext context) {
        List<String> shown = new ArrayList<>();
        for (Endpoint endpoint : context.getEndpoints()) {
            shown.add(endpoint.toString());
            shown.add(org.apache.camel.util.URISupport.sanitizeUri(endpoint.getEndpointUri()));
        }
        context.getRoutes().forEach(route -> shown.add(route.toString()));
        shown.add(String.valueOf(context.getComponent("monet")));
        shown.add(String.valueOf(
                context.getComponent("monet", MonetComponent.class).getConfiguration()));
        return shown;
    }

    /** Names and attributes of everything that Camel shows over JMX. */
    private static List<String> managed(CamelContext context) throws Exception {
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<ObjectName> names = server.queryNames(new ObjectName("org.apache.camel:*"), null);
        assertThat(names).isNotEmpty();
        List<String> shown = new ArrayList<>();
        for (ObjectName name : names) {
            shown.add(name.toString());
            String[] attributes = Arrays.stream(server.getMBeanInfo(name).getAttributes())
                    .filter(MBeanAttributeInfo::isReadable)
                    .map(MBeanAttributeInfo::getName)
                    .toArray(String[]::new);
            for (Attribute attribute : server.getAttributes(name, attributes).asList()) {
                Object value = attribute.getValue();
                shown.add(name + " " + attribute.getName() + "="
                        + (value instanceof Object[] array ? Arrays.deepToString(array) : value));
            }
        }
        return shown;
    }

    private static MonetSimulator monet() {
        return simulator.monet();
    }
}
