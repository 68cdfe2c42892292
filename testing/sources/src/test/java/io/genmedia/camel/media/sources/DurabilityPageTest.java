package io.genmedia.camel.media.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.gateai.GateAiComponent;
import io.genmedia.camel.gateai.GateAiEndpoint;
import io.genmedia.camel.media.contract.docs.ComponentMetadata;
import io.genmedia.camel.media.contract.docs.ComponentPageTest;
import io.genmedia.camel.media.contract.docs.Page;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.Operation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every route and query of {@code docs/durability.md} is right, and does what the page says; the tests that it names are there. */
class DurabilityPageTest extends ComponentPageTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path PAGE = ROOT.resolve(Path.of("docs", "durability.md"));
    private static final Pattern A_TEST =
            Pattern.compile("@(?:Test|ParameterizedTest)\\b(?:(?!\\bvoid\\b)[^;])*\\bvoid (\\w+)\\(", Pattern.DOTALL);
    private static final Pattern QUERIES = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);
    private static final String PROMPT = "A red kite";

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MediaSimulatorExtension.create();

    @RegisterExtension
    static final ArtemisBroker jms = new ArtemisBroker();

    @RegisterExtension
    static final KafkaBroker kafka = new KafkaBroker();

    private String url;

    @BeforeEach
    void makeFilmsAtOnce() {
        simulator.gateai().taskDuration(java.time.Duration.ZERO);
        url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    @Override
    protected ComponentMetadata metadata() {
        return new ComponentMetadata("gateai", GateAiComponent.class);
    }

    @Override
    protected List<Path> pages() {
        return List.of(PAGE);
    }

    @Override
    protected Component component() {
        GateAiComponent component = (GateAiComponent) Studio.GATEAI.component(simulator);
        component.setTaskStoreUrl(url);
        return component;
    }

    @Override
    protected Map<String, String> properties(Path folder) {
        return Map.of(
                "undecided", folder.resolve("undecided").toString(),
                "again", folder.resolve("again").toString());
    }

    @Override
    protected Map<String, Page.Check> preparations() {
        return Map.of(
                "jms",
                page -> {
                    page.property("orders", jms.queue("orders"));
                    page.property("films", jms.queue("films"));
                    page.context().addComponent("jms", JmsComponent.jmsComponent(jms.core()));
                },
                "kafka",
                page -> {
                    page.property("orders", kafka.topic("orders"));
                    page.property("films", kafka.topic("films"));
                    page.property("failed", kafka.topic("failed"));
                    KafkaComponent component = new KafkaComponent();
                    component.getConfiguration().setBrokers(kafka.brokers());
                    page.context().addComponent("kafka", component);
                });
    }

    @Override
    protected Map<String, Page.Check> checks() {
        return Map.of(
                "folder", DurabilityPageTest::shouldMakeAFilmOfAFile,
                "undecided", DurabilityPageTest::shouldBuyAgainWhatSomebodyDecidedToBuyAgain,
                "handed-on", DurabilityPageTest::shouldDeliverUnderTheOrdersId,
                "jms", DurabilityPageTest::shouldAnswerAMessageWithAResult,
                "kafka", DurabilityPageTest::shouldAnswerARecordUnderItsKeyAndGoOnAfterOneThatCannotBeBought);
    }

    private static void shouldMakeAFilmOfAFile(Page page) throws IOException {
        page.write("kite.txt", PROMPT.getBytes(StandardCharsets.UTF_8));

        assertThat(page.oneWritten()).isNotEmptyFile();
    }

    private static void shouldBuyAgainWhatSomebodyDecidedToBuyAgain(Page page) throws IOException {
        simulator.gateai().faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting());
        page.write("kite.txt", PROMPT.getBytes(StandardCharsets.UTF_8));
        Path undecided = page.inbox().resolveSibling("undecided").resolve("kite.txt");
        await().atMost(FilmShop.PATIENCE).until(() -> Files.exists(undecided));

        // who moves it back decides nothing
        Files.move(undecided, page.inbox().resolve("kite.txt"));
        await().atMost(FilmShop.PATIENCE).until(() -> Files.exists(undecided));
        assertThat(simulator.gateai().submits()).isEqualTo(1);
        Files.move(
                undecided,
                Files.createDirectories(page.inbox().resolveSibling("again")).resolve("kite.txt"));

        assertThat(page.oneWritten()).isNotEmptyFile();
        assertThat(simulator.gateai().submits()).isEqualTo(2);
    }

    private static void shouldDeliverUnderTheOrdersId(Page page) {
        page.template()
                .sendBodyAndHeaders("direct:order", PROMPT, Map.of("orderId", "A-7", "customer", "Ada", "other", "x"));

        assertThat(page.oneWritten()).hasFileName("A-7.mp4");

        simulator.gateai().nextTaskFails("internal", "no film today");
        page.template().sendBodyAndHeaders("direct:order", "A blue kite", Map.of("orderId", "A-8", "customer", "Bob"));

        Exchange refund = page.received("seda:refunds");
        assertThat(refund.getMessage().getHeaders())
                .containsEntry("orderId", "A-8")
                .containsEntry("customer", "Bob");
    }

    private static void shouldAnswerAMessageWithAResult(Page page) {
        page.template().sendBodyAndHeader("jms:{{orders}}", PROMPT, "orderId", "A-7");

        Exchange film = page.received("jms:{{films}}");
        assertThat(film.getMessage().getBody(String.class)).contains("\"SUCCEEDED\"");
        assertThat(film.getMessage().getHeader("orderId")).isEqualTo("A-7");
    }

    private static void shouldAnswerARecordUnderItsKeyAndGoOnAfterOneThatCannotBeBought(Page page) throws Exception {
        simulator.gateai().faults().on(Operation.SUBMIT).once(Fault.status(402));
        page.template().sendBodyAndHeader("kafka:{{orders}}", "A blue kite", "kafka.KEY", "A-6");
        page.template().sendBodyAndHeader("kafka:{{orders}}", PROMPT, "kafka.KEY", "A-7");

        Exchange film = page.received("kafka:{{films}}?groupId=audience&autoOffsetReset=earliest");
        assertThat(film.getMessage().getBody(String.class)).contains("\"SUCCEEDED\"");
        assertThat(film.getMessage().getHeader("kafka.KEY")).isEqualTo("A-7");
        Exchange failed = page.received("kafka:{{failed}}?groupId=audience&autoOffsetReset=earliest");
        assertThat(failed.getMessage().getBody(String.class)).isEqualTo("A blue kite");
        await().atMost(FilmShop.PATIENCE).until(() -> kafka.committed("film-makers", "orders") == 2);
    }

    @Test
    void shouldListAndReleaseADeadTaskByJmx() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        shouldTellAgainWhatIsReleased((context, id) -> {
            ObjectName completed = server.queryNames(
                            new ObjectName("org.apache.camel:context=" + context.getManagementName()
                                    + ",type=endpoints,name=\"gateai://completed*\""),
                            null)
                    .iterator()
                    .next();
            assertThat((List<?>) server.invoke(completed, "deadTasks", null, null))
                    .singleElement()
                    .asString()
                    .startsWith(id);

            assertThat(server.invoke(
                            completed, "releaseTask", new Object[] {id}, new String[] {String.class.getName()}))
                    .isEqualTo(true);
        });
    }

    @Test
    void shouldListAndReleaseDeadTasksInJava() throws Exception {
        shouldTellAgainWhatIsReleased((context, id) -> {
            GateAiEndpoint completed = context.getEndpoint("gateai:completed", GateAiEndpoint.class);
            assertThat(completed.deadTasks()).singleElement().asString().startsWith(id);

            assertThat(completed.releaseTasks()).isEqualTo(1);
        });
    }

    /** Finds a dead task, and releases it. */
    @FunctionalInterface
    private interface Release {
        void run(DefaultCamelContext context, String taskId) throws Exception;
    }

    private void shouldTellAgainWhatIsReleased(Release release) throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("gateai", component());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:order").to("gateai:video?model=sora-2&completion=none");
                    from("gateai:completed?maximumDeliveries=1")
                            .process(exchange -> {
                                if (broken.get()) {
                                    throw new IllegalStateException("the shop is closed");
                                }
                            })
                            .to("seda:delivered");
                }
            });
            context.start();
            context.createProducerTemplate().sendBody("direct:order", PROMPT);
            GateAiEndpoint any = context.getEndpoint("gateai:completed", GateAiEndpoint.class);
            await().atMost(FilmShop.PATIENCE).until(() -> !any.deadTasks().isEmpty());

            broken.set(false);
            release.run(context, simulator.gateai().createdTasks().get(0).id());

            assertThat(context.createConsumerTemplate().receive("seda:delivered", 20_000))
                    .isNotNull();
            assertThat(any.deadTasks()).isEmpty();
        }
    }

    @Test
    void shouldShowQueriesThatTheDatabaseTakes() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("gateai", component());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:order").to("gateai:video?model=sora-2");
                }
            });
            context.start();
        }
        List<String> queries = QUERIES.matcher(Files.readString(PAGE))
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(";")))
                .map(String::strip)
                .filter(query -> !query.isEmpty())
                .toList();

        assertThat(queries).hasSizeGreaterThan(3).allSatisfy(this::isAQuery);
    }

    private void isAQuery(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            assertThat(statement.execute(query)).isTrue();
        }
    }

    @Test
    void shouldNameTestsThatThereAre() throws IOException {
        List<NamedTest> named = NamedTest.on(PAGE);

        assertThat(named).hasSizeGreaterThan(40).allSatisfy(DurabilityPageTest::isATest);
    }

    /** They are tests of several modules, most of which are not in the class path of this one. */
    private static void isATest(NamedTest named) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> sources = files.filter(file -> file.endsWith(named.type() + ".java"))
                    .filter(file -> file.toString().contains("src"))
                    .toList();

            // two modules may call a class the same
            List<String> tests = new ArrayList<>();
            for (Path source : sources) {
                A_TEST.matcher(Files.readString(source)).results().forEach(found -> tests.add(found.group(1)));
            }
            assertThat(tests).as(named.type()).contains(named.method());
        }
    }
}
