package io.genmedia.camel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without a key the application does not start, and says where one is looked for. */
class MissingKeyTest {

    @RegisterExtension
    static final QuarkusUnitTest application = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addAsResource(
                    new StringAsset(
                            """
                            - route:
                                id: films
                                from:
                                  uri: direct:film
                                  steps:
                                    - to: "monet:video?model=sora-2"
                            """),
                    "routes/films.yaml"))
            .overrideConfigKey("camel.main.routes-include-pattern", "classpath:routes/films.yaml")
            .assertException(failure ->
                    assertThat(Failures.messages(failure)).contains("MONET_API_KEY", "camel.component.monet.api-key"));

    @Test
    void shouldNotStart() {
        fail("started");
    }
}
