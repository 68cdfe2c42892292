package io.genmedia.camel.monet;

import static io.genmedia.camel.monet.MonetTestSupport.monet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.internal.store.InMemoryTaskStore;
import io.genmedia.camel.media.internal.time.SystemTime;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.StoredRequest;
import io.genmedia.camel.media.spi.StoredTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks that the route of completed fails to handle, as somebody sees them who looks after the application, by JMX. */
class MonetDeadTasksTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator = MonetTestSupport.simulator;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final InMemoryTaskStore store = new InMemoryTaskStore(new SystemTime(timer));
    private final List<Exchange> told = new CopyOnWriteArrayList<>();
    private volatile boolean full;
    private volatile boolean rollsBack;
    private CamelContext context;

    @BeforeEach
    void makeAContext() {
        monet().taskDuration(Duration.ofMillis(60));
        context = Contexts.of(monet(), component -> component.setTaskStore(store));
    }

    @AfterEach
    void closeIt() throws Exception {
        context.close();
        timer.shutdownNow();
    }

    private void start(int maximumDeliveries) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("monet:completed?maximumDeliveries=" + maximumDeliveries)
                        .routeId("completed")
                        .process(told::add)
                        .process(e -> {
                            if (rollsBack) {
                                e.setRollbackOnly(true);
                            } else if (full) {
                                throw new IllegalStateException("the disk is full");
                            }
                        });
            }
        });
        context.start();
    }

    private MediaTask order(String id) {
        return context.createProducerTemplate()
                .requestBodyAndHeaders(
                        "monet:video?model=sora-2&completion=none&correlate=orderId,amount,nobody",
                        "A cat " + id,
                        Map.of("orderId", id, "amount", 7),
                        MediaTask.class);
    }

    private Object operation(String name, Object... arguments) throws Exception {
        MBeanServer server =
                context.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName endpoint = server
                .queryNames(
                        new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=endpoints,*"),
                        null)
                .stream()
                .filter(known -> known.getCanonicalName().contains("completed"))
                .findFirst()
                .orElseThrow();
        String[] types = new String[arguments.length];
        java.util.Arrays.fill(types, String.class.getName());
        return server.invoke(endpoint, name, arguments, types);
    }

    @SuppressWarnings("unchecked")
    private List<String> deadTasks() throws Exception {
        return (List<String>) operation("deadTasks");
    }

    private List<Object> ids() {
        return told.stream()
                .map(e -> e.getMessage().getHeader(MediaHeaders.TASK_ID))
                .toList();
    }

    @Test
    void shouldListWhatTheRouteFailedWithTooOftenAndTellItAgainWhenItIsReleased() throws Exception {
        full = true;
        start(2);
        MediaTask task = order("one");
        await().until(() -> !deadTasks().isEmpty());

        List<String> dead = deadTasks();
        full = false;
        Object other = operation("releaseTask", "nobody");
        Object released = operation("releaseTask", task.taskId());
        await().until(() -> told.size() == 3);

        assertThat(dead).singleElement().asString().contains(task.taskId(), "video", "sora-2", "told 2 times");
        assertThat(other).isEqualTo(false);
        assertThat(released).isEqualTo(true);
        assertThat(ids()).containsOnly(task.taskId());
        assertThat(deadTasks()).isEmpty();
    }

    @Test
    void shouldReleaseAll() throws Exception {
        full = true;
        start(1);
        order("one");
        order("two");
        await().until(() -> deadTasks().size() == 2);
        full = false;

        Object released = operation("releaseTasks");
        await().until(() -> told.size() == 4);

        assertThat(released).isEqualTo(2);
        assertThat(ids().subList(2, 4)).containsExactlyInAnyOrderElementsOf(ids().subList(0, 2));
    }

    @Test
    void shouldTakeForNotHandledWhatTheRouteMarksToBeRolledBack() throws Exception {
        rollsBack = true;
        start(1);

        order("one");

        await().until(() -> deadTasks().size() == 1);
    }

    @Test
    void shouldPutBackTheHeadersThatAreKept() throws Exception {
        start(1);

        order("one");
        await().until(() -> told.size() == 1);

        assertThat(told.get(0).getMessage().getHeaders())
                .containsEntry("orderId", "one")
                .containsEntry("amount", 7)
                .doesNotContainKeys("nobody", MediaHeaders.ORPHAN);
    }

    @Test
    void shouldMarkAnOrphanAndPutNothingInPlaceOfWhatIsSaidOfIt() throws Exception {
        MediaTask task;
        try (CamelContext gone = Contexts.of(monet())) {
            gone.start();
            task = gone.createProducerTemplate()
                    .requestBody("monet:video?model=sora-2&completion=none", "A cat", MediaTask.class);
        }
        Delivery orphan = new Delivery(
                Delivery.Mode.ORPHAN,
                Instant.now().plusSeconds(60),
                0,
                null,
                Map.of("orderId", "lost", MediaHeaders.TASK_ID, "forged"));
        store.claim(StoredTask.intent(
                        "monet",
                        "key",
                        new StoredRequest("d", monet().baseUrl(), "", "video", "sora-2"),
                        orphan,
                        "here",
                        Instant.now())
                .accepted(task.taskId(), null, Instant.now()));

        start(1);
        await().until(() -> told.size() == 1);

        assertThat(ids()).containsExactly(task.taskId());
        assertThat(told.get(0).getMessage().getHeaders())
                .containsEntry(MediaHeaders.ORPHAN, true)
                .containsEntry("orderId", "lost");
    }
}
