package io.genmedia.camel.benchmarks.files;

import io.genmedia.camel.media.component.MediaComponent;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The routes, as a program with a small heap: downloads a film to a folder, waits for a line on its standard input, and uploads
 * a file. It prints how many milliseconds each took, and the most heap that it may have.
 */
final class LargeFilesRoutes {

    private LargeFilesRoutes() {}

    /** Runs it; the arguments are the provider, its base URL, its address for files, the API key, folder for the download, file to upload. */
    public static void main(String[] arguments) throws Exception {
        BufferedReader go = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (CamelContext context = new DefaultCamelContext()) {
            LargeFilesProvider provider = LargeFilesProvider.valueOf(arguments[0]);
            MediaComponent component = provider.component(arguments[2]);
            component.getConfiguration().setBaseUrl(arguments[1]);
            component.getConfiguration().setApiKey(arguments[3]);
            component.getConfiguration().setPollInterval("100ms");
            context.addComponent(provider.scheme(), component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:download")
                            .to(provider.making())
                            .to(provider.scheme() + ":download")
                            .toF("file:%s", arguments[4]);
                    from("direct:upload").to(provider.taking());
                }
            });
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            long begun = System.nanoTime();
            template.requestBody("direct:download", "A harbour at dawn");
            System.out.println((System.nanoTime() - begun) / 1_000_000);
            if (go.readLine() == null) {
                return;
            }
            begun = System.nanoTime();
            template.requestBody("direct:upload", new File(arguments[5]));
            System.out.println((System.nanoTime() - begun) / 1_000_000);
            System.out.println(Runtime.getRuntime().maxMemory());
        }
    }
}
