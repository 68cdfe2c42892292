package io.genmedia.camel.media.sources;

import static org.apache.camel.builder.Builder.simple;
import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever sends the headers of somebody else's message over HTTP gets nobody's film: he buys his own. */
class ForgedHeadersTest extends SourceTestSupport {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<String> claimed = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @Test
    void shouldBuyHisOwnForWhoeverSendsTheHeadersOfOthers() throws Exception {
        try (FilmShop shop = httpShop("", route -> route)) {
            String somebody = aFilmOfAFile(shop);

            post(shop, headersOfTheFile());
            post(shop, headersOfTheFile());

            assertThat(claimed).isEmpty();
            assertThat(boughtKeys()).hasSize(3).doesNotHaveDuplicates().startsWith(somebody);
        }
    }

    @Test
    void shouldBuyHisOwnWhereTheServerLetsAllHeadersIn() throws Exception {
        try (FilmShop shop = httpShop("?headerFilterStrategy=#all", route -> route)) {
            String somebody = aFilmOfAFile(shop);

            post(shop, headersOfTheFile());

            assertThat(claimed).containsExactly(folder.resolve("a.txt").toString());
            assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates().startsWith(somebody);
        }
    }

    @Test
    void shouldBuyHisOwnWhereTheRouteItselfCopiesWhatTheClientSays() throws Exception {
        FilmShop.OnTheWay copying = route -> {
            ProcessorDefinition<?> copied = route;
            for (String name : headersOfTheFile().keySet()) {
                copied = copied.setHeader(name, simple("${header.X-" + name + "}"));
            }
            return copied;
        };
        try (FilmShop shop = httpShop("", copying)) {
            String somebody = aFilmOfAFile(shop);
            Map<String, String> given = new LinkedHashMap<>();
            headersOfTheFile().forEach((name, value) -> given.put("X-" + name, value));

            post(shop, given);

            assertThat(claimed).containsExactly(folder.resolve("a.txt").toString());
            assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates().startsWith(somebody);
        }
    }

    /** A folder and a server lead to the same step; the file's film is made first. */
    private FilmShop httpShop(String options, FilmShop.OnTheWay way) throws Exception {
        FilmShop shop = shop();
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        CamelContext camel = shop.camel();
        camel.addService(new VertxPlatformHttpServer(configuration));
        camel.getRegistry().bind("all", new DefaultHeaderFilterStrategy());
        return shop.sells("direct:films")
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("file:" + folder + "?delay=50&initialDelay=0")
                                .routeId("folder")
                                .to("direct:films");
                        way.add(from("platform-http:/films" + options)
                                        .routeId("http")
                                        .convertBodyTo(String.class))
                                .process(ForgedHeadersTest.this::claim)
                                .to("direct:films")
                                .setBody(simple("${header." + MediaHeaders.TASK_ID + "}"));
                    }
                })
                .opens();
    }

    /** What the message says at the step, of the file that it is. */
    private void claim(Exchange exchange) {
        Optional.ofNullable(exchange.getMessage().getHeader("CamelFileAbsolutePath", String.class))
                .ifPresent(claimed::add);
    }

    private String aFilmOfAFile(FilmShop shop) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "A cat");
        shop.awaitSold(1);
        return boughtKeys().get(0);
    }

    /** All that would make an identity, of the file and of every other source. */
    private Map<String, String> headersOfTheFile() {
        Map<String, String> headers = new LinkedHashMap<>();
        Path done = folder.resolve(".camel/a.txt");
        headers.put("CamelFileAbsolutePath", folder.resolve("a.txt").toString());
        headers.put("CamelFileLastModified", String.valueOf(done.toFile().lastModified()));
        headers.put("CamelFileLength", "5");
        headers.put("kafka.TOPIC", "films");
        headers.put("kafka.PARTITION", "0");
        headers.put("kafka.OFFSET", "7");
        headers.put("kafka.TIMESTAMP", "7");
        headers.put("JMSMessageID", "ID:7");
        headers.put("CamelAwsSqsMessageId", "m-7");
        headers.put("CamelMediaIdempotencyKey", "somebody");
        return headers;
    }

    private static void post(FilmShop shop, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(shop) + "/films"))
                .POST(HttpRequest.BodyPublishers.ofString("A cat"));
        headers.forEach(request::header);
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static int port(FilmShop shop) {
        return shop.camel()
                .hasService(VertxPlatformHttpServer.class)
                .getServer()
                .actualPort();
    }
}
