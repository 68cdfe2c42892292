package io.genmedia.camel.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where prompts are found, and where results and failed prompts go.
 *
 * @param prompts the folder of prompt files
 * @param results the folder of what was made
 * @param failed the folder of prompts that came to nothing
 */
public record Folders(Path prompts, Path results, Path failed) {

    /** The names of prompt files. */
    static final String INCLUDE = "[^.].*\\.(txt|md|json)";

    private static final Pattern PROMPT = Pattern.compile(INCLUDE, Pattern.CASE_INSENSITIVE);

    /** The three folders below one. */
    static Folders below(Path folder) {
        return new Folders(folder.resolve("prompts"), folder.resolve("results"), folder.resolve("failed"));
    }

    /** The file of a database that knows what was bought, without its ending. */
    Path store() {
        return prompts.resolve(".tasks").resolve("store");
    }

    void create() throws IOException {
        Files.createDirectories(prompts);
        Files.createDirectories(results);
        Files.createDirectories(failed);
    }

    /** The prompt files that wait, by name. */
    List<Path> waiting() {
        try (Stream<Path> files = Files.list(prompts)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            PROMPT.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of prompts cannot be read: " + prompts, e);
        }
    }

    /** Whether nothing was ever put here. */
    boolean isUntouched() {
        try (Stream<Path> files = Files.list(prompts)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of prompts cannot be read: " + prompts, e);
        }
    }
}
