package io.genmedia.camel.benchmarks.transfers;

import io.genmedia.camel.benchmarks.provider.TaskPrompt;
import io.genmedia.camel.monet.MonetComponent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Routes that carry a file each time they are asked, and answer with the milliseconds that it took. */
final class CarrierProgram {

    /** Asks for the address of a film. */
    static final String FILM = "film";
    /** Asks for a download; the address follows. */
    static final String DOWNLOAD = "download ";
    /** Asks for an upload; the path follows. */
    static final String UPLOAD = "upload ";
    /** Asks how many KiB were resident at most. */
    static final String RESIDENT = "resident";

    private static final String HERE = "here";
    private static final String SIZE = "size";

    private final ProducerTemplate template;

    private CarrierProgram(ProducerTemplate template) {
        this.template = template;
    }

    /** Runs it; the arguments are base URL and API key. */
    public static void main(String[] arguments) throws Exception {
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (CamelContext context = new DefaultCamelContext()) {
            MonetComponent monet = context.getComponent("monet", MonetComponent.class);
            monet.getConfiguration().setBaseUrl(arguments[0]);
            monet.getConfiguration().setApiKey(arguments[1]);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:film").to("monet:video?model=sora-2&pollInterval=100ms");
                    from("direct:download").to("monet:download").process(CarrierProgram::look);
                    from("direct:upload").to("monet:upload");
                }
            });
            context.start();
            CarrierProgram program = new CarrierProgram(context.createProducerTemplate());
            for (String line = asked.readLine(); line != null; line = asked.readLine()) {
                System.out.println(program.answer(line));
            }
        }
    }

    private String answer(String asked) throws IOException {
        if (asked.equals(FILM)) {
            return template.request(
                            "direct:film", exchange -> exchange.getMessage().setBody(TaskPrompt.of(0, Duration.ZERO)))
                    .getMessage()
                    .getHeader("CamelMediaUrl", String.class);
        }
        if (asked.equals(RESIDENT)) {
            return Long.toString(residentAtMost());
        }
        if (asked.startsWith(DOWNLOAD)) {
            return download(asked.substring(DOWNLOAD.length()));
        }
        long begun = System.nanoTime();
        Exchange exchange = template.request("direct:upload", message -> message.getMessage()
                .setBody(Path.of(asked.substring(UPLOAD.length())).toFile()));
        long millis = (System.nanoTime() - begun) / 1_000_000;
        failWith(exchange);
        return Long.toString(millis);
    }

    /** The milliseconds until the file is here, and its size. */
    private String download(String address) throws IOException {
        long begun = System.nanoTime();
        Exchange exchange = template.request(
                "direct:download", message -> message.getMessage().setBody(address));
        failWith(exchange);
        return (exchange.getProperty(HERE, Long.class) - begun) / 1_000_000 + " " + exchange.getProperty(SIZE);
    }

    /** The file is here; it is deleted when the exchange is done. */
    private static void look(Exchange exchange) throws IOException {
        exchange.setProperty(HERE, System.nanoTime());
        try (InputStream content = exchange.getMessage().getBody(InputStream.class)) {
            exchange.setProperty(SIZE, content.transferTo(OutputStream.nullOutputStream()));
        }
    }

    private static void failWith(Exchange exchange) throws IOException {
        if (exchange.getException() != null) {
            throw new IOException("the route failed", exchange.getException());
        }
    }

    private static long residentAtMost() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return -1;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(-1);
        }
    }
}
