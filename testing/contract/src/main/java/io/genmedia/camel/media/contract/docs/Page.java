package io.genmedia.camel.media.contract.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * What a check has in its hands: the context runs the block, and nothing else.
 *
 * @param context runs the block
 * @param template sends to it
 * @param consumer receives from it
 * @param inbox the folder that the page calls {@code {{inbox}}}
 * @param outbox the folder that the page calls {@code {{outbox}}}
 */
public record Page(
        CamelContext context, ProducerTemplate template, ConsumerTemplate consumer, Path inbox, Path outbox) {

    private static final long PATIENCE = 20_000;

    /** What a block is to do. */
    @FunctionalInterface
    public interface Check {
        /** Fails where the block does not do it. */
        void run(Page page) throws Exception;
    }

    /** Puts a file into the inbox, whole. */
    public void write(String name, byte[] content) throws IOException {
        // written beside and moved in, so that the route never sees half of it
        Path whole = Files.write(inbox.resolveSibling(name), content);
        Files.move(whole, inbox.resolve(name));
    }

    /** Sets a property of the application. */
    public void property(String name, String value) {
        context.getPropertiesComponent().addInitialProperty(name, value);
    }

    /** @return the files of the outbox, by their names */
    public List<Path> written() {
        try (Stream<Path> files = Files.list(outbox)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the file that comes into the outbox, which is the only one */
    public Path oneWritten() {
        await().untilAsserted(() -> assertThat(written()).hasSize(1));
        return written().get(0);
    }

    /** @return the body that comes to an endpoint; null where none comes */
    public <T> T received(String uri, Class<T> type) {
        return consumer.receiveBody(uri, PATIENCE, type);
    }

    /** @return the exchange that comes to an endpoint; null where none comes */
    public Exchange received(String uri) {
        return consumer.receive(uri, PATIENCE);
    }
}
