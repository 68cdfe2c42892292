package io.genmedia.camel.media.springboot.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.SimulatorTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was bought is kept in a database of the application. */
class StoreTest {

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().transport(SimulatorTransport.LEAN).taskDuration(Duration.ofMillis(60));

    @TempDir
    Path folder;

    /** A pool that tells how Camel stands when it is closed. */
    static final class WatchedPool extends HikariDataSource {

        static final AtomicReference<ServiceStatus> CAMEL_AT_CLOSE = new AtomicReference<>();

        private CamelContext camel;

        WatchedPool(String url) {
            super(configuration(url));
        }

        private static HikariConfig configuration(String url) {
            HikariConfig configuration = new HikariConfig();
            configuration.setJdbcUrl(url);
            configuration.setUsername("sa");
            configuration.setMaximumPoolSize(4);
            return configuration;
        }

        @Override
        public void close() {
            CAMEL_AT_CLOSE.set(camel == null ? null : camel.getStatus());
            super.close();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Watched {
        @Bean
        WatchedPool watchedPool() {
            return new WatchedPool("jdbc:h2:mem:watched");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Two {
        @Bean
        DataSource orders() {
            return new WatchedPool("jdbc:h2:mem:orders");
        }

        @Bean
        DataSource tasks() {
            return new WatchedPool("jdbc:h2:mem:tasks");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoWithAPrimary {
        @Bean
        DataSource orders() {
            return new WatchedPool("jdbc:h2:mem:orders");
        }

        @Bean
        @Primary
        DataSource tasks() {
            return new WatchedPool("jdbc:h2:mem:tasks");
        }
    }

    private Application application() {
        return new Application().with(FilmRoute.class).with(Component.MONET, simulator.monet());
    }

    private String file() {
        return "jdbc:h2:file:" + folder.resolve("tasks");
    }

    private static void buy(ConfigurableApplicationContext context) {
        context.getBean(ProducerTemplate.class).requestBody("direct:monet", "A lighthouse");
    }

    private static int rows(DataSource source) {
        return new JdbcTemplate(source)
                .queryForObject("SELECT COUNT(*) FROM media_task WHERE task_id IS NOT NULL", Integer.class);
    }

    @Test
    void shouldKeepItInTheDataSourceOfSpringBoot() {
        try (ConfigurableApplicationContext context =
                application().withDataSource(file()).run()) {
            buy(context);

            assertThat(rows(context.getBean(DataSource.class))).isEqualTo(1);
        }
    }

    @Test
    void shouldNotStartWhereItCannotBeToldWhichDataSourceIsMeant() {
        assertThatThrownBy(() -> application().with(Two.class).run())
                .hasStackTraceContaining("[orders, tasks]")
                .hasStackTraceContaining("taskStoreUrl");
    }

    @Test
    void shouldKeepItInThePrimaryDataSource() {
        try (ConfigurableApplicationContext context =
                application().with(TwoWithAPrimary.class).run()) {
            buy(context);

            assertThat(rows(context.getBean("tasks", DataSource.class))).isEqualTo(1);
            assertThatThrownBy(() -> rows(context.getBean("orders", DataSource.class)))
                    .hasStackTraceContaining("Table \"MEDIA_TASK\" not found");
        }
    }

    @Test
    void shouldKeepItAtTheAddressThatIsNamedAndNotInTheDataSource() {
        Application application = application()
                .with(Watched.class)
                .with("camel.component.monet.task-store-url", "jdbc:h2:mem:named;DB_CLOSE_DELAY=-1");
        try (ConfigurableApplicationContext context = application.run();
                WatchedPool named = new WatchedPool("jdbc:h2:mem:named")) {
            buy(context);

            assertThat(rows(named)).isEqualTo(1);
            assertThatThrownBy(() -> rows(context.getBean(DataSource.class)))
                    .hasStackTraceContaining("Table \"MEDIA_TASK\" not found");
        }
    }

    @Test
    void shouldCloseTheDataSourceAfterCamelHasStopped() {
        // given
        ConfigurableApplicationContext context =
                application().with(Watched.class).run();
        WatchedPool pool = context.getBean(WatchedPool.class);
        pool.camel = context.getBean(CamelContext.class);
        buy(context);

        // when
        context.close();

        // then
        assertThat(pool.isClosed()).isTrue();
        assertThat(WatchedPool.CAMEL_AT_CLOSE).hasValue(ServiceStatus.Stopped);
    }

    @Test
    void shouldFindAfterARestartWhatWasBoughtBefore() {
        // given
        Application application = application()
                .withDataSource(file())
                .with("camel.component.monet.idempotency-key", "$simple{header.orderId}");
        Map<String, Object> order = Map.of("orderId", "4711");
        try (ConfigurableApplicationContext context = application.run()) {
            context.getBean(ProducerTemplate.class).requestBodyAndHeaders("direct:monet", "A lighthouse", order);
        }

        // when
        try (ConfigurableApplicationContext context = application.run()) {
            context.getBean(ProducerTemplate.class).requestBodyAndHeaders("direct:monet", "A lighthouse", order);
        }

        // then
        assertThat(simulator.monet().createdTasks()).hasSize(1);
        assertThat(simulator.monet().submits()).isEqualTo(1);
    }
}
