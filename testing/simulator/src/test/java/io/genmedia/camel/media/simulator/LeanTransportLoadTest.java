package io.genmedia.camel.media.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeanTransportLoadTest {

    private static final int TASKS = 10_000;
    private static final int READS = 2_000;
    private static final int AT_ONCE = 64;

    private final AtomicInteger succeeded = new AtomicInteger();

    @Test
    void shouldCarryTenThousandTasksAndTheirStatusReads() throws InterruptedException {
        try (MediaSimulator simulator = MediaSimulator.builder()
                .transport(SimulatorTransport.LEAN)
                .taskDuration(Duration.ofHours(1))
                .start()) {
            TestClient client = new TestClient(simulator.monet());
            Semaphore places = new Semaphore(AT_ONCE);
            for (int i = 0; i < TASKS; i++) {
                send(client, places, client.post("/api/v1/tasks/async", TestClient.videoBody("key-" + i)));
            }
            places.acquire(AT_ONCE);
            places.release(AT_ONCE);
            List<CreatedTask> tasks = simulator.monet().createdTasks();
            for (CreatedTask task : tasks.subList(0, READS)) {
                send(
                        client,
                        places,
                        client.request("/api/v1/tasks/" + task.id()).build());
            }
            places.acquire(AT_ONCE);

            assertThat(tasks).hasSize(TASKS);
            assertThat(succeeded).hasValue(TASKS + READS);
            assertThat(simulator.monet().statusReads()).isEqualTo(READS);
            assertThat(simulator.monet().requests(Operation.STATUS)).hasSize(1_000);
        }
    }

    private void send(TestClient client, Semaphore places, HttpRequest request) throws InterruptedException {
        places.acquire();
        CompletableFuture<?> done = client.http()
                .sendAsync(request, BodyHandlers.ofString())
                .whenComplete((response, failure) -> {
                    if (failure == null && response.statusCode() == 200) {
                        succeeded.incrementAndGet();
                    }
                    places.release();
                });
        assertThat(done).isNotNull();
    }
}
