package io.genmedia.camel.benchmarks.provider;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The provider in a JVM of its own, so that threads, heap and CPU of this one are those of the component. */
public final class ChildProvider implements Provider {

    private static final long SECONDS_TO_END = 10;

    private final Process process;
    private final BufferedReader answers;
    private final OutputStream questions;
    private final Thread hook;
    private final String baseUrl;
    private final String apiKey;

    private ChildProvider(Process process) throws IOException {
        this.process = process;
        this.hook = new Thread(process::destroyForcibly, "load-provider-end");
        Runtime.getRuntime().addShutdownHook(hook);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.getOutputStream();
        String[] address = answer().split(" ");
        this.baseUrl = address[0];
        this.apiKey = address[1];
    }

    /**
     * Starts it, on a free port of the loopback address.
     *
     * @param submitDelay how long each answer to a submit is held back
     * @return the provider, listening
     */
    public static ChildProvider start(Duration submitDelay) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProviderProgram.class.getName(),
                        Long.toString(submitDelay.toMillis()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            return new ChildProvider(process);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    @Override
    public String baseUrl() {
        return baseUrl;
    }

    @Override
    public String apiKey() {
        return apiKey;
    }

    @Override
    public synchronized ProviderCounts counts() {
        try {
            questions.write('\n');
            questions.flush();
            String[] counts = answer().split(" ");
            return new ProviderCounts(
                    Long.parseLong(counts[0]),
                    Long.parseLong(counts[1]),
                    Long.parseLong(counts[2]),
                    Long.parseLong(counts[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the provider's process ended; its standard error tells why");
        }
        return line;
    }

    @Override
    public void close() {
        try {
            questions.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
