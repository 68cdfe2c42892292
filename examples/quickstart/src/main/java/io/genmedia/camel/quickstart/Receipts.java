package io.genmedia.camel.quickstart;

import io.genmedia.camel.media.MediaTaskEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * Which tasks were bought for which prompt file, in a hidden folder beside the prompts. For a provider that does not know the same
 * order again: a run that was stopped or killed while it waited leaves the receipt, and the next one waits for the same task.
 */
public final class Receipts extends EventNotifierSupport {

    private static final String FOLDER = ".tasks";

    private final Path prompts;
    private final String service;

    /**
     * @param prompts the folder of prompts
     * @param service the address at which tasks are bought; a receipt of another is worth nothing
     */
    public Receipts(Path prompts, String service) {
        this.prompts = prompts;
        this.service = service;
    }

    /** The task that was bought for a part of a file, as long as the file is what it was. */
    Optional<String> taskOf(String file, Part part) {
        Path receipt = receipt(file, part);
        try {
            if (!Files.exists(receipt)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(receipt, StandardCharsets.UTF_8);
            boolean same = lines.size() == 3
                    && lines.get(1).equals(service)
                    && lines.get(2).equals(digest(file));
            return same ? Optional.of(lines.get(0)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("What was bought for " + file + " cannot be read: " + receipt, e);
        }
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof MediaTaskEvent || event instanceof CamelEvent.ExchangeCompletedEvent;
    }

    @Override
    public void notify(CamelEvent event) throws IOException {
        if (event instanceof MediaTaskEvent changed && changed.getSource() instanceof Exchange exchange) {
            String file = exchange.getVariable("file", String.class);
            if (file != null && !changed.getTask().status().isTerminal()) {
                String task = changed.getTask().taskId();
                keep(file, Part.of(exchange, task), task);
            }
        } else if (event instanceof CamelEvent.ExchangeCompletedEvent ended
                && Screen.isPrompt(ended.getExchange())
                && ended.getExchange().getVariable("file", String.class) != null) {
            for (Part part : Part.values()) {
                Files.deleteIfExists(receipt(ended.getExchange().getVariable("file", String.class), part));
            }
        }
    }

    private void keep(String file, Part part, String task) throws IOException {
        Path receipt = receipt(file, part);
        if (Files.exists(prompts.resolve(file)) && taskOf(file, part).isEmpty()) {
            Files.createDirectories(receipt.getParent());
            Files.writeString(receipt, String.join("\n", task, service, digest(file)) + "\n");
        }
    }

    private Path receipt(String file, Part part) {
        return prompts.resolve(FOLDER).resolve(file + part.suffix() + ".task");
    }

    private String digest(String file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(prompts.resolve(file)));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
