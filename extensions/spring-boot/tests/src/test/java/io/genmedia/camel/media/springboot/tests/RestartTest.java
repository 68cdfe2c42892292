package io.genmedia.camel.media.springboot.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that is started and stopped again and again, as developer tools do, leaves nothing behind. */
class RestartTest {

    private static final int TIMES = 50;

    /** What libraries open once and keep: jars, and a connection of the simulator that is about to be closed. */
    private static final int FILES_OF_OTHERS = 20;

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().transport(SimulatorTransport.LEAN);

    @TempDir
    Path folder;

    private Application application() {
        return new Application()
                .with(FilmRoute.class)
                .with(Component.MONET, simulator.monet())
                .with("spring.jmx.enabled", "true")
                .with("camel.main.jmx-enabled", "true")
                .withDataSource("jdbc:h2:file:" + folder.resolve("tasks"));
    }

    private void runOnce(boolean inFlight) {
        long readBefore = simulator.monet().statusReads();
        simulator.monet().taskDuration(inFlight ? Duration.ofHours(1) : Duration.ofMillis(20));
        try (ConfigurableApplicationContext context = application().run()) {
            ProducerTemplate template = context.getBean(ProducerTemplate.class);
            assertThat(names()).anyMatch(name -> name.contains("type=routes"));
            if (inFlight) {
                template.asyncRequestBody("direct:monet", "A lighthouse");
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> simulator.monet().statusReads() > readBefore);
            } else {
                template.requestBody("direct:monet", "A lighthouse");
            }
        }
    }

    private static Set<String> names() {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .queryNames(new ObjectName("org.apache.camel:*"), null)
                    .stream()
                    .map(ObjectName::getCanonicalName)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    @Test
    void shouldLeaveNoThreadNoConnectionAndNoNameBehind() {
        // given: what the first run starts and keeps for the life of the process
        runOnce(false);
        runOnce(true);
        Set<Thread> threadsBefore = threads();
        Set<String> namesBefore = names();
        long filesBefore = openFiles();

        // when
        for (int i = 0; i < TIMES; i++) {
            runOnce(i % 5 == 0);
        }

        // then
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(threads())
                .filteredOn(thread -> !threadsBefore.contains(thread))
                .extracting(Thread::getName)
                .isEmpty());
        assertThat(names()).isEqualTo(namesBefore).isEmpty();
        assertThat(openFiles()).isLessThan(filesBefore + FILES_OF_OTHERS);
        assertThat(simulator.monet().createdTasks()).hasSize(TIMES + 2);
    }

    @Test
    void shouldLeaveNothingBehindOfAnApplicationThatDidNotStart() {
        // given
        runOnce(false);
        Set<Thread> threadsBefore = threads();

        // when
        for (int i = 0; i < 3; i++) {
            Application wrong = application().with("camel.component.monet.timeout", "some time");
            assertThat(catchThrowable(wrong::run)).isNotNull();
        }

        // then
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(threads())
                .filteredOn(thread -> !threadsBefore.contains(thread))
                .extracting(Thread::getName)
                .isEmpty());
        assertThat(names()).isEmpty();
    }
}
