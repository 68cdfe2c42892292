package io.genmedia.camel.quickstart;

import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.simulator.unifically.UnificallySimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A run of the program against a simulated service, in folders of its own. */
final class Fixture {

    private final Folders folders;
    private final Provider provider;
    private final ProviderSimulator<?> service;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    Fixture(Path folder, Provider provider, ProviderSimulator<?> service) {
        this.folders = Folders.below(folder);
        this.provider = provider;
        this.service = service;
    }

    Fixture with(String file, String text) {
        try {
            Files.createDirectories(folders.prompts());
            Files.writeString(folders.prompts().resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Quickstart quickstart(String... more) {
        return quickstartWithKey(service.apiKey(), more);
    }

    Quickstart quickstartWithKey(String key, String... more) {
        Arguments arguments = Arguments.of(given(more), Map.of(provider.apiKeyVariable(), key));
        return new Quickstart(arguments, arguments.service(), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    /** What starts the program in a JVM of its own, in this {@link #environment()}. */
    List<String> command(String... more) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Quickstart.class.getName()),
                        Stream.of(given(more)))
                .toList();
    }

    Map<String, String> environment() {
        return Map.of(provider.apiKeyVariable(), service.apiKey());
    }

    private String[] given(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--provider", provider.scheme(),
                                "--prompts", folders.prompts().toString(),
                                "--results", folders.results().toString(),
                                "--failed", folders.failed().toString(),
                                "--poll-interval", "50ms",
                                "--base-url", service.baseUrl()),
                        Stream.concat(uploadUrl(), Stream.of(more)))
                .toArray(String[]::new);
    }

    private Stream<String> uploadUrl() {
        return service instanceof UnificallySimulator unifically
                ? Stream.of("--upload-url", unifically.uploadUrl())
                : Stream.empty();
    }

    int run(String... more) throws Exception {
        return quickstart(more).run();
    }

    String screen() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    Path prompt(String name) {
        return folders.prompts().resolve(name);
    }

    Path result(String name) {
        return folders.results().resolve(name);
    }

    Path failed(String name) {
        return folders.failed().resolve(name);
    }

    String reason(String name) throws IOException {
        return Files.readString(failed(name + ".reason.txt"));
    }

    List<String> results() throws IOException {
        try (Stream<Path> files = Files.list(folders.results())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
