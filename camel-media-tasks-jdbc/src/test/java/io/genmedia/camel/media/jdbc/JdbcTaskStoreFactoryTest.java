package io.genmedia.camel.media.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import io.genmedia.camel.media.contract.tools.LogCapture;
import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TaskStoreFactory;
import io.genmedia.camel.media.spi.TaskStoreFactory.Options;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcTaskStoreFactoryTest {

    private static final Options NOTHING = new Options(null, null, null);

    @TempDir
    Path folder;

    private CamelContext context;
    private TaskStoreFactory factory;

    @BeforeEach
    void startContext() {
        context = new DefaultCamelContext();
        context.start();
        factory = context.getCamelContextExtension()
                .getFactoryFinder(TaskStoreFactory.PATH)
                .newInstance(TaskStoreFactory.NAME, TaskStoreFactory.class)
                .orElseThrow();
    }

    @AfterEach
    void stopContext() {
        context.stop();
    }

    private Options file() {
        return new Options(TestDatabases.h2In(folder), null, null);
    }

    @Test
    void shouldBeFoundByCamel() {
        assertThat(factory).isInstanceOf(JdbcTaskStoreFactory.class);
    }

    @Test
    void shouldMakeOneStoreForAnAddress() {
        // given
        TaskStore store = factory.storeOf(context, file()).orElseThrow();

        // then
        assertThat(new JdbcTaskStoreFactory().storeOf(context, file())).containsSame(store);
        assertThat(factory.storeOf(context, new Options(TestDatabases.h2InMemory(), null, null)))
                .isPresent()
                .get()
                .isNotSameAs(store);
    }

    @Test
    void shouldStartAndStopTheStoreWithTheContext() {
        // given
        JdbcTaskStore store = (JdbcTaskStore) factory.storeOf(context, file()).orElseThrow();
        assertThat(store.isStarted()).isTrue();

        // when
        context.stop();

        // then: the file is free for others
        assertThatThrownBy(() -> store.find("monet", "k1")).isInstanceOf(IllegalStateException.class);
        try (HikariDataSource pool = TestDatabases.pool(TestDatabases.h2In(folder))) {
            JdbcTaskStore next = new JdbcTaskStore(pool);
            assertThat(next.find("monet", "k1")).isEmpty();
            next.stop();
        }
    }

    @Test
    void shouldMakeNoStoreWhereNoneIsNamed() {
        assertThat(factory.storeOf(context, NOTHING)).isEmpty();
    }

    @Test
    void shouldTakeTheOnlyDataSourceOfTheApplication() {
        try (HikariDataSource pool = TestDatabases.pool(TestDatabases.h2InMemory())) {
            // given
            context.getRegistry().bind("tasks", pool);

            // when
            TaskStore store = factory.storeOf(context, NOTHING).orElseThrow();

            // then: it is the application's to close
            assertThat(factory.storeOf(context, NOTHING)).containsSame(store);
            context.stop();
            assertThat(pool.isClosed()).isFalse();
        }
    }

    @Test
    void shouldWarnOfADatabaseThatForgets() {
        List<String> ofMemory;
        List<String> ofAFile;
        try (LogCapture log = LogCapture.at(Level.WARN)) {
            factory.storeOf(context, new Options(TestDatabases.h2InMemory(), null, null));
            ofMemory = log.warnings();
        }
        try (LogCapture log = LogCapture.at(Level.WARN)) {
            factory.storeOf(context, file());
            ofAFile = log.warnings();
        }

        assertThat(ofMemory).singleElement().asString().contains("forgotten when this process ends", "jdbc:h2:file:");
        assertThat(ofAFile).isEmpty();
    }

    @Test
    void shouldNameTheDataSourcesWhereThereAreSeveral() {
        try (HikariDataSource one = TestDatabases.pool(TestDatabases.h2InMemory());
                HikariDataSource two = TestDatabases.pool(TestDatabases.h2InMemory())) {
            // given
            context.getRegistry().bind("orders", one);
            context.getRegistry().bind("tasks", two);

            // then
            assertThatThrownBy(() -> factory.storeOf(context, NOTHING))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[orders, tasks]")
                    .hasMessageContaining("JdbcTaskStore");
        }
    }

    @Test
    void shouldRefuseASecondStoreOnADatabaseOfThisProcess() {
        // given
        factory.storeOf(context, file());
        CamelContext other = new DefaultCamelContext();
        other.start();

        // then
        assertThatThrownBy(() -> factory.storeOf(other, file())).hasStackTraceContaining("Another task store");
        other.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:1/tasks?user=joe&password=geheim",
                "jdbc:h2:tcp://127.0.0.1:1/tasks;USER=joe;PASSWORD=geheim",
                "jdbc:h2:file:/nowhere/\0/tasks;USER=joe;PASSWORD=geheim;NO_SUCH_SETTING=1",
            })
    void shouldSayWithoutSecretsThatADatabaseCannotBeReached(String url) {
        try (LogCapture log = LogCapture.at(Level.TRACE)) {
            // when
            Throwable failure = catchThrowable(() -> factory.storeOf(context, new Options(url, null, null)));

            // then
            assertThat(failure).isNotNull();
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            assertThat(text.toString())
                    .contains("The task store could not reach its database")
                    .doesNotContain("geheim");
            assertThat(log.lines()).extracting(LogCapture.Line::text).noneMatch(line -> line.contains("geheim"));
        }
    }
}
