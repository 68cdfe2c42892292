package io.genmedia.camel.media.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadedStreamTest {

    /** More than is kept in memory. */
    private static final String LARGE = "content ".repeat(20_000);

    @TempDir
    Path directory;

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private DownloadedFile file() throws Exception {
        return file(LARGE);
    }

    private DownloadedFile file(String content) throws Exception {
        Path path = Files.writeString(directory.resolve("content.part"), content);
        return new DownloadedFile(path, content.length(), "text/plain");
    }

    @Test
    void shouldKeepWhatIsSmallInMemory() throws Exception {
        DownloadedFile file = file("content");
        DefaultExchange exchange = new DefaultExchange(context);

        StreamCache stream = DownloadedStream.of(file, exchange);

        assertThat(file.path()).doesNotExist();
        assertThat(((InputStream) stream).readAllBytes()).asString().isEqualTo("content");
    }

    @Test
    void shouldBeReadAgainAndDeletedWhenTheExchangeIsDone() throws Exception {
        DownloadedFile file = file();
        List<String> read = new ArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .process(exchange -> exchange.getMessage().setBody(DownloadedStream.of(file, exchange)))
                        .process(exchange -> read.add(exchange.getMessage().getBody(String.class)))
                        .process(exchange -> read.add(exchange.getMessage().getBody(String.class)))
                        .process(exchange -> {
                            ByteArrayOutputStream written = new ByteArrayOutputStream();
                            StreamCache body = exchange.getMessage().getBody(StreamCache.class);
                            body.reset();
                            body.writeTo(written);
                            read.add(written + " of " + body.length() + " on disk " + Files.exists(file.path()));
                        })
                        .setBody(constant("done"));
            }
        });
        context.start();

        context.createProducerTemplate().requestBody("direct:in", "");

        assertThat(read).containsExactly(LARGE, LARGE, LARGE + " of " + LARGE.length() + " on disk true");
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void shouldStayUntilTheLastExchangeThatUsesItIsDone() throws Exception {
        DownloadedFile file = file();
        List<String> read = new ArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .process(exchange -> exchange.getMessage().setBody(DownloadedStream.of(file, exchange)))
                        .multicast()
                        .to("direct:a", "direct:b")
                        .end()
                        .process(exchange -> read.add("main " + Files.exists(file.path())));
                from("direct:a")
                        .process(exchange ->
                                read.add("a " + exchange.getMessage().getBody(String.class)));
                from("direct:b")
                        .process(exchange ->
                                read.add("b " + exchange.getMessage().getBody(String.class)));
            }
        });
        context.start();

        context.createProducerTemplate().sendBody("direct:in", "");

        assertThat(read).containsExactly("a " + LARGE, "b " + LARGE, "main true");
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void shouldBeDeletedWhereTheExchangeFails() throws Exception {
        DownloadedFile file = file();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .process(exchange -> exchange.getMessage().setBody(DownloadedStream.of(file, exchange)))
                        .process(exchange -> {
                            try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
                                throw new IllegalStateException("after " + in.read());
                            }
                        });
            }
        });
        context.start();

        Exchange failed = context.createProducerTemplate().send("direct:in", exchange -> {});

        assertThat(failed.isFailed()).isTrue();
        assertThat(file.path()).doesNotExist();
    }
}
