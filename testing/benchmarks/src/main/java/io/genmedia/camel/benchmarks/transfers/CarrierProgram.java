package io.genmedia.camel.benchmarks.transfers;

import io.genmedia.camel.benchmarks.measure.ProcessCost;
import io.genmedia.camel.benchmarks.provider.TaskPrompt;
import io.genmedia.camel.monet.MonetComponent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Routes that carry a file each time they are asked, and answer with the milliseconds of time and of CPU that it took. */
final class CarrierProgram {

    /** Asks for the address of a film. */
    static final String FILM = "film";
    /** Asks for a download; the address follows. */
    static final String DOWNLOAD = "download ";
    /** Asks for an upload; the path follows. */
    static final String UPLOAD = "upload ";
    /** Asks how many KiB were resident at most. */
    static final String RESIDENT = "resident";

    private static final String BEGUN = "begun";
    private static final String COST = "cost";
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
        Begun begun = Begun.now();
        Exchange exchange = template.request("direct:upload", message -> message.getMessage()
                .setBody(Path.of(asked.substring(UPLOAD.length())).toFile()));
        String cost = begun.cost();
        failWith(exchange);
        return cost;
    }

    /** The cost until the file is here, and its size. */
    private String download(String address) throws IOException {
        Exchange exchange = template.request("direct:download", message -> {
            message.setProperty(BEGUN, Begun.now());
            message.getMessage().setBody(address);
        });
        failWith(exchange);
        return exchange.getProperty(COST) + " " + exchange.getProperty(SIZE);
    }

    /** The file is here; it is deleted when the exchange is done. */
    private static void look(Exchange exchange) {
        exchange.setProperty(COST, exchange.getProperty(BEGUN, Begun.class).cost());
        exchange.setProperty(
                SIZE, exchange.getMessage().getBody(StreamCache.class).length());
    }

    private record Begun(long nanos, ProcessCost before) {

        static Begun now() {
            return new Begun(System.nanoTime(), ProcessCost.now());
        }

        String cost() {
            return (System.nanoTime() - nanos) / 1_000_000 + " "
                    + ProcessCost.now().since(before).cpu().toMillis();
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
