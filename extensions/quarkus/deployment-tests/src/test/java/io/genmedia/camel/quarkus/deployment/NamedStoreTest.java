package io.genmedia.camel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The store that an application makes of one of its databases is used, though nothing injects it. */
class NamedStoreTest {

    @RegisterExtension
    static final QuarkusUnitTest application = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(NamedStore.class)
                    .addAsResource(
                            new StringAsset(
                                    """
                                    - route:
                                        from:
                                          uri: direct:film
                                          steps:
                                            - to: "monet:video?model=sora-2&apiKey=some-key"
                                    """),
                            "routes/films.yaml"))
            .overrideConfigKey("camel.main.routes-include-pattern", "classpath:routes/films.yaml")
            .overrideConfigKey("quarkus.devservices.enabled", "false")
            .overrideConfigKey("quarkus.datasource.orders.db-kind", "h2")
            .overrideConfigKey("quarkus.datasource.orders.jdbc.url", "jdbc:h2:mem:named-orders;DB_CLOSE_DELAY=-1")
            .overrideConfigKey("quarkus.datasource.media.db-kind", "h2")
            .overrideConfigKey("quarkus.datasource.media.jdbc.url", "jdbc:h2:mem:named-media;DB_CLOSE_DELAY=-1");

    @Inject
    @DataSource("orders")
    AgroalDataSource orders;

    @Inject
    @DataSource("media")
    AgroalDataSource media;

    @Test
    void shouldKeepTasksInTheDatabaseThatIsChosen() throws SQLException {
        assertThat(hasTasks(media)).isTrue();
        assertThat(hasTasks(orders)).isFalse();
    }

    @Test
    void shouldBeWhatThePageShows() throws IOException {
        String page = Files.readString(Path.of("../../../docs/quarkus.md"));
        String source = Files.readString(
                Path.of("src/test/java", NamedStore.class.getName().replace('.', '/') + ".java"));
        String method = source.substring(source.indexOf("    @Produces"), source.lastIndexOf("}"))
                .stripTrailing()
                .stripIndent();

        assertThat(page).contains("```java\n" + method + "\n```");
    }

    private static boolean hasTasks(AgroalDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, null, "MEDIA_TASK", null)) {
            return tables.next();
        }
    }
}
