package io.genmedia.camel.unifically;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.util.URISupport;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key is on the wire to Unifically alone, the proof of a callback in the address that it calls, and neither anywhere else. */
class UnificallySecrecyTest {

    private static final String KEY = "uk-Zx9KeySecret7Qw";
    private static final String SIGNING = "Zx9CallbackSecret7Qw";

    /** Key and callback secret of this test have it, and nothing else has. */
    private static final String MARK = "Secret7Qw";

    private static final String FILM = "unifically:video?model=google/veo-3.1-fast";

    /** Who speaks as the service here, or as a server: what it receives is its own matter. */
    private static final List<String> SERVERS = List.of(
            "org.eclipse.jetty",
            "org.wiremock",
            "com.github.tomakehurst",
            "com.sun.net.httpserver",
            "jdk.httpclient",
            "jdk.internal.httpclient",
            "io.genmedia.camel.media.simulator",
            "io.netty",
            "io.vertx");

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().unificallyApiKey(KEY);

    /** Where the key is given. */
    enum Given {
        COMPONENT,
        ENDPOINT
    }

    private final List<String> events = new CopyOnWriteArrayList<>();
    private CallbackServer server;

    private static UnificallySimulator unifically() {
        return simulator.unifically();
    }

    @BeforeEach
    void makeTasksShort() {
        unifically().taskDuration(Duration.ofMillis(60));
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowKeyAndProofNowhere(Given given) throws Exception {
        List<String> seen = new ArrayList<>();
        List<LogCapture.Line> lines;
        try (LogCapture log = LogCapture.at(Level.TRACE);
                ForeignHost foreign = ForeignHost.start()) {
            try (CamelContext context = context(given)) {
                context.addRoutes(routes(given == Given.ENDPOINT ? "&apiKey=" + KEY : "", foreign));
                runAll(context, seen);
                seen.addAll(shownBy(context));
                seen.addAll(managed(context));
                seen.addAll(consoles(context));
            }
            lines = log.lines();
            seen.addAll(foreign.received());
        }
        seen.addAll(events);
        List<String> tokens = tokens();
        List<String> shown = lines.stream()
                .filter(line -> SERVERS.stream().noneMatch(line.logger()::startsWith))
                // Camel itself tells the whole address of an endpoint before the component is asked for it
                .filter(line -> given == Given.COMPONENT || !isCamelsOwn(line))
                .map(line -> line.logger() + " " + line.text())
                .toList();

        assertThat(unifically().createdTasks()).as("it ran").hasSizeGreaterThan(8);
        assertThat(tokens).as("addresses were given away").hasSizeGreaterThan(2).doesNotContain("");
        assertThat(unifically().callbacks().deliveries())
                .as("callbacks came")
                .filteredOn(delivery -> delivery.status() == 200)
                .hasSizeGreaterThan(1);
        assertThat(lines).as("it was heard").hasSizeGreaterThan(500);
        assertThat(events).isNotEmpty();
        assertThat(Stream.concat(seen.stream(), shown.stream())
                        .filter(text -> text.contains(MARK) || tokens.stream().anyMatch(text::contains))
                        .map(text -> text.substring(0, Math.min(2_000, text.length()))))
                .isEmpty();
    }

    private static boolean isCamelsOwn(LogCapture.Line line) {
        return (line.level() == Level.TRACE || line.level() == Level.DEBUG)
                && line.logger().startsWith("org.apache.camel.");
    }

    /** What proves that an address is ours, of each submit. */
    private static List<String> tokens() {
        return unifically().requests(Operation.SUBMIT).stream()
                .map(request -> UnificallyTestSupport.json(request.body())
                        .path("callback_url")
                        .asText())
                .filter(url -> url.contains("token="))
                .map(url -> url.replaceAll(".*token=", ""))
                .distinct()
                .toList();
    }

    @Test
    void shouldSendTheKeyToNoHostOfAnother() throws Exception {
        try (ForeignHost foreign = ForeignHost.start();
                CamelContext context = context(Given.COMPONENT)) {
            ProducerTemplate template = context.createProducerTemplate();
            String elsewhere = foreign.address() + "/files/film.mp4";
            unifically()
                    .output("google/veo-3.1-fast", UnificallyTestSupport.json("{\"video_url\":\"" + elsewhere + "\"}"));

            Exchange uploaded =
                    template.request("unifically:upload?uploadUrl=" + foreign.address() + "/upload", e -> e.getMessage()
                            .setBody(Samples.png()));
            Exchange filmed = template.request(
                    FILM + "&prompt=Fly&uploadUrl=" + foreign.address() + "/upload",
                    e -> e.getMessage().setBody(Samples.png()));
            template.request(FILM + "&download=true&allowPrivateAddresses=true", e -> e.getMessage()
                    .setBody("A kite"));

            assertThat(uploaded.getException()).isNull();
            assertThat(filmed.getException()).isNull();
            assertThat(foreign.received())
                    .hasSizeGreaterThanOrEqualTo(3)
                    .anySatisfy(request -> assertThat(request).startsWith("PUT /upload"))
                    .anySatisfy(request -> assertThat(request).startsWith("GET /files/film.mp4"))
                    .allSatisfy(request ->
                            assertThat(request).doesNotContain(MARK).doesNotContainIgnoringCase("authorization"));
        }
    }

    @Test
    void shouldSendTheKeyToItsOwnHost() throws Exception {
        try (CamelContext context = context(Given.COMPONENT)) {
            context.createProducerTemplate()
                    .request(FILM + "&prompt=Fly", e -> e.getMessage().setBody(Samples.png()));
        }

        assertThat(unifically().requests())
                .extracting(request -> request.operation())
                .contains(Operation.UPLOAD, Operation.SUBMIT, Operation.STATUS);
        assertThat(unifically().requests()).allSatisfy(request -> assertThat(request.header("Authorization"))
                .isPresent());
    }

    @Test
    void shouldFollowNoRedirectToAHostOfAnother() throws Exception {
        try (ForeignHost foreign = ForeignHost.start();
                CamelContext context = context(Given.COMPONENT)) {
            ProducerTemplate template = context.createProducerTemplate();
            Fault redirect = Fault.redirectTo(foreign.address() + "/upload");
            for (Operation operation :
                    List.of(Operation.UPLOAD, Operation.ESTIMATE, Operation.SUBMIT, Operation.ACCOUNT)) {
                unifically().faults().on(operation).always(redirect);
            }
            unifically().faults().on(Operation.STATUS).times(2, redirect);

            for (String uri : List.of(
                    "unifically:upload",
                    "unifically:estimate?model=openai/gpt-image-2&prompt=A kite",
                    FILM + "&prompt=A kite",
                    "unifically:account",
                    "unifically:task")) {
                Exchange done = template.request(uri, e -> {
                    e.getMessage().setBody(Samples.png());
                    e.getMessage().setHeader(MediaHeaders.TASK_ID, "t1");
                });
                assertThat(done.getException()).as(uri).isNotNull();
            }

            assertThat(foreign.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FILM + "&duration=eleven&apiKey=" + KEY,
                FILM + "&completion=callback&apiKey=" + KEY,
                FILM + "&apiKey=RAW(" + KEY + " " + KEY + ")",
                "unifically:music?apiKey=" + KEY
            })
    void shouldNotShowTheKeyWhereARouteCannotStart(String uri) throws Exception {
        try (CamelContext context = context(Given.COMPONENT)) {
            Throwable thrown = catchThrowable(() -> context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to(uri);
                }
            }));

            assertThat(thrown).isNotNull();
            assertThat(textOf(thrown)).doesNotContain(MARK);
        }
    }

    /** Each operation, each way in which a call ends, and callbacks that are good, forged and no callbacks. */
    private void runAll(CamelContext context, List<String> seen) throws Exception {
        ProducerTemplate template = context.createProducerTemplate();
        for (String route : List.of(
                "film", "generate", "priced", "called", "none", "estimate", "content", "catalog", "account", "away")) {
            seen.add(allOf(send(template, route, "A kite")));
        }
        for (String route : List.of("upload", "local", "elsewhere")) {
            seen.add(allOf(send(template, route, Samples.png())));
        }
        Exchange task = send(template, "none", "A kite");
        seen.add(allOf(send(template, "task", task.getMessage().getBody())));
        seen.add(allOf(send(template, "await", task.getMessage().getBody())));
        seen.add(allOf(send(template, "task", "no-such-task")));
        for (Fault fault : List.of(
                Fault.status(401),
                Fault.status(402),
                Fault.status(404),
                Fault.status(422),
                Fault.status(500).htmlBody(),
                Fault.brokenJson(),
                Fault.withoutId(),
                Fault.resetBeforeActing(),
                Fault.resetAfterAccepting(),
                Fault.status(200).jsonBody("{\"data\":{\"message\":\"unknown key " + KEY + "\"}}"),
                Fault.status(400)
                        .jsonBody("{\"data\":{\"message\":\"unknown key " + KEY + "\",\"code\":\"" + KEY + "\"}}"))) {
            unifically().faults().on(Operation.SUBMIT).once(fault);
            seen.add(allOf(send(template, "called", "A kite")));
            for (Map.Entry<Operation, String> asked : Map.of(
                            Operation.ACCOUNT,
                            "account",
                            Operation.ESTIMATE,
                            "estimate",
                            Operation.UPLOAD,
                            "upload",
                            Operation.STATUS,
                            "task")
                    .entrySet()) {
                unifically().faults().on(asked.getKey()).always(fault);
                Object body = asked.getValue().equals("upload") ? Samples.png() : "t1";
                seen.add(allOf(send(template, asked.getValue(), body)));
                unifically().faults().on(asked.getKey()).clear();
            }
        }
        unifically().nextTaskFails("generation_failed", "no machine for " + KEY);
        seen.add(allOf(send(template, "film", "A kite")));
        unifically().nextTaskNeverEnds();
        seen.add(allOf(send(template, "short", "A kite")));
        forge();
        await().until(() -> unifically().callbacks().deliveries().stream()
                        .filter(delivery -> delivery.status() == 200)
                        .count()
                > 1);
        unifically().neverEnds(true);
        int before = unifically().createdTasks().size();
        var waiting = template.asyncSend("direct:film", e -> e.getMessage().setBody("A kite"));
        await().until(() -> unifically().createdTasks().size() > before);
        context.getRouteController().stopRoute("film");
        seen.add(allOf(waiting.get()));
    }

    private static Exchange send(ProducerTemplate template, String route, Object body) {
        return template.request("direct:" + route, e -> e.getMessage().setBody(body));
    }

    /** Callbacks with the right proof and a body that is none, and with a proof that is nearly right. */
    private void forge() throws Exception {
        String address = unifically().requests(Operation.SUBMIT).stream()
                .map(request -> UnificallyTestSupport.json(request.body())
                        .path("callback_url")
                        .asText())
                .filter(url -> url.contains("token="))
                .findFirst()
                .orElseThrow();
        for (String url : List.of(address, address + "x", address.replaceAll("submit=[^&]*", "submit=other"))) {
            for (String body :
                    List.of("", "{", "{\"task_id\":\"t1\",\"status\":\"completed\"}", "x".repeat((1 << 20) + 1))) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(30))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                // each on a connection of its own: one that was answered before its body ended is not used again
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                assertThat(status).isIn(200, 400, 401, 413);
            }
        }
    }

    private RouteBuilder routes(String key, ForeignHost foreign) {
        String called = FILM + "&publicUrl=" + server.publicUrl() + key;
        return new RouteBuilder() {
            @Override
            public void configure() {
                route("film", FILM + key);
                route("short", FILM + "&timeout=200ms" + key);
                route("generate", "unifically:generate?model=openai/gpt-image-2" + key);
                route("priced", "unifically:image?model=openai/gpt-image-2&maxCost=9" + key);
                route("called", called + "&completion=callback&pollInterval=50ms");
                route("none", called + "&completion=none");
                route("estimate", "unifically:estimate?model=openai/gpt-image-2" + key);
                route("content", "unifically:image?model=openai/gpt-image-2&download=true" + key);
                route("catalog", "unifically:catalog?model=openai/gpt-image-2" + key);
                route("account", "unifically:account?responseTimeout=20s" + key);
                route("away", FILM + "&baseUrl=http://127.0.0.1:1" + key);
                route("upload", "unifically:upload?responseTimeout=20s" + key);
                route("local", FILM + "&prompt=Let it fly" + key);
                route("elsewhere", FILM + "&prompt=Fly&uploadUrl=" + foreign.address() + "/upload" + key);
                route("task", "unifically:task?responseTimeout=20s" + key);
                route("await", "unifically:await?pollInterval=20ms" + key);
                from("unifically:callback?pollInterval=20ms" + key).to("log:called?showAll=true&level=INFO");
                from("unifically:completed?pollInterval=20ms" + key).to("log:completed?showAll=true&level=INFO");
            }

            private void route(String id, String uri) {
                from("direct:" + id).routeId(id).to(uri);
            }
        };
    }

    private CamelContext context(Given given) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.setDevConsole(true);
        UnificallyComponent component = new UnificallyComponent();
        component.getConfiguration().setBaseUrl(unifically().baseUrl());
        component.getConfiguration().setApiKey(given == Given.COMPONENT ? KEY : null);
        component.getConfiguration().setUploadUrl(unifically().uploadUrl());
        component.getConfiguration().setPollInterval("20ms");
        component.setCallbackSecret(SIGNING);
        context.addComponent("unifically", component);
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                events.add(event.toString());
            }
        });
        server = CallbackServer.on(context);
        context.start();
        return context;
    }

    /** Body, headers, properties and failure of an exchange, as somebody would print them. */
    private static String allOf(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        String shown = body instanceof MediaResult result ? MediaJson.write(result) : String.valueOf(body);
        return exchange + "\n" + shown + "\n" + exchange.getMessage().getHeaders() + "\n" + exchange.getAllProperties()
                + "\n" + textOf(exchange.getException());
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
            shown.add(URISupport.sanitizeUri(endpoint.getEndpointUri()));
        }
        context.getRoutes().forEach(route -> shown.add(route.toString()));
        UnificallyComponent component = context.getComponent("unifically", UnificallyComponent.class);
        shown.add(component.toString());
        shown.add(component.getConfiguration().toString());
        return shown;
    }

    /** All that the developer consoles show, Camel's own among them, as text and as JSON. */
    private static List<String> consoles(CamelContext context) {
        DevConsoleRegistry registry = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        assertThat(registry.getConsole("unifically")).isPresent();
        return Stream.of("unifically", "endpoint", "route", "consumer", "producer", "inflight", "health", "event")
                .flatMap(id -> registry.getConsole(id).stream())
                .flatMap(console -> Stream.of(DevConsole.MediaType.TEXT, DevConsole.MediaType.JSON)
                        .filter(console::supportMediaType)
                        .map(type -> console.getId() + ": " + console.call(type, Map.of())))
                .toList();
    }

    /** Names and attributes of everything that Camel shows over JMX. */
    private static List<String> managed(CamelContext context) throws Exception {
        MBeanServer mbeans =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<ObjectName> names = mbeans.queryNames(new ObjectName("org.apache.camel:*"), null);
        assertThat(names).isNotEmpty();
        List<String> shown = new ArrayList<>();
        for (ObjectName name : names) {
            shown.add(name.toString());
            String[] attributes = Arrays.stream(mbeans.getMBeanInfo(name).getAttributes())
                    .filter(MBeanAttributeInfo::isReadable)
                    .map(MBeanAttributeInfo::getName)
                    .toArray(String[]::new);
            for (Attribute attribute : mbeans.getAttributes(name, attributes).asList()) {
                Object value = attribute.getValue();
                shown.add(name + " " + attribute.getName() + "="
                        + (value instanceof Object[] array ? Arrays.deepToString(array) : value));
            }
        }
        return shown;
    }
}
