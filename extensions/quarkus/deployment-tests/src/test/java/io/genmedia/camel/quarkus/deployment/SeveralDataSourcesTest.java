package io.genmedia.camel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which of several databases keeps what was bought is for the application to say. */
class SeveralDataSourcesTest {

    @RegisterExtension
    static final QuarkusUnitTest application = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addAsResource(
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
            .overrideConfigKey("quarkus.datasource.orders.jdbc.url", "jdbc:h2:mem:one")
            .overrideConfigKey("quarkus.datasource.media.db-kind", "h2")
            .overrideConfigKey("quarkus.datasource.media.jdbc.url", "jdbc:h2:mem:two")
            .assertException(failure -> assertThat(Failures.messages(failure))
                    .contains("several DataSources", "[media, orders]", "taskStoreUrl", "JdbcTaskStore"));

    @Test
    void shouldNotStart() {
        fail("started");
    }
}
