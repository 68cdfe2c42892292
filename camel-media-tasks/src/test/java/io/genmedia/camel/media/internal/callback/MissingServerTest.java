package io.genmedia.camel.media.internal.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where there is no HTTP server, opening says what to add, and leaves nothing behind. */
@Timeout(60)
class MissingServerTest {

    private static final String[] WAYS_OUT = {
        "camel-platform-http-main",
        "camel.server.enabled=true",
        "camel-quarkus-platform-http",
        "camel-platform-http-starter",
        "completion=poll",
    };

    private static void open(CamelContext context) {
        CallbackListener.open(context, "/callbacks", CallbackSecrets.of("s"), arrival -> CallbackAnswer.TAKEN);
    }

    @Test
    void shouldSayThatNoServerRunsEachTime() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();

            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> open(context))
                        .withMessageContaining("/callbacks")
                        .withMessageContainingAll(WAYS_OUT);
            }
        }
    }

    @Test
    void shouldSayItBeforeTheContextStartsToo() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.build();

            assertThatIllegalStateException().isThrownBy(() -> open(context)).withMessageContainingAll(WAYS_OUT);
        }
    }

    @Test
    void shouldOpenOnceThereIsAServer() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        assertThatIllegalStateException().isThrownBy(() -> open(context));

        try (CallbackSite site = new CallbackSite(context)) {
            site.open();

            assertThat(site.call("s-1", "{}")).isEqualTo(200);
        }
    }

    @Test
    void shouldSayThatPlatformHttpIsMissing() throws Exception {
        assertThat(failureWithout("platform-http", "vertx", "netty"))
                .contains("camel-platform-http is missing")
                .contains(WAYS_OUT);
    }

    @Test
    void shouldSayThatTheEngineIsMissing() throws Exception {
        assertThat(failureWithout("platform-http-vertx", "vertx", "netty"))
                .contains("camel-platform-http found none")
                .contains(WAYS_OUT);
    }

    /** @return what {@link Attempt} says in a JVM that does not have the libraries of such names */
    private static String failureWithout(String... names) throws Exception {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String name = new File(entry).getName();
            if (List.of(names).stream().noneMatch(name::contains)) {
                entries.add(entry);
            }
        }
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, entries),
                        Attempt.class.getName())
                .redirectErrorStream(true)
                .start();
        try {
            return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            child.destroyForcibly();
        }
    }

    /** What runs where the libraries are missing. */
    static final class Attempt {

        private Attempt() {}

        public static void main(String[] args) throws Exception {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.start();
                open(context);
                System.out.println("opened");
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
