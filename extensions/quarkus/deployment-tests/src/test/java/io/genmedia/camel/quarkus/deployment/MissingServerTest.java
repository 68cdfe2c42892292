package io.genmedia.camel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Without an HTTP server a route that is to be called back does not start, and says what is missing. */
class MissingServerTest {

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
                                    - to: "unifically:video?model=google/veo-3.1-fast&completion=callback&publicUrl=https://our.host&apiKey=some-key"
                            """),
                    "routes/films.yaml"))
            .overrideConfigKey("camel.main.routes-include-pattern", "classpath:routes/films.yaml")
            .assertException(failure -> assertThat(Failures.messages(failure)).contains("platform-http"));

    @Test
    void shouldNotStart() {
        fail("started");
    }
}
