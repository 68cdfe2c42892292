package io.genmedia.camel.quickstart;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Reads a prompt file: {@code sunrise.video.txt} asks for a video; front matter goes before the name. Of the front matter,
 * {@code kind}, {@code task} and {@code model} are this program's, all else is the API's.
 */
public final class PromptReader {

    private final Path folder;
    private final List<String> kinds;
    private final Function<String, Optional<String>> receipts;

    /**
     * @param folder where prompts lie, and pictures that they name
     * @param kinds what can be made
     * @param receipts the task that was bought for a file before, if there is one
     */
    public PromptReader(Path folder, List<String> kinds, Function<String, Optional<String>> receipts) {
        this.folder = folder;
        this.kinds = kinds;
        this.receipts = receipts;
    }

    /**
     * @param text what is in the file
     * @param file its name
     * @return what it asks for
     * @throws IllegalArgumentException saying what is wrong with it, and what is right
     */
    public Prompt read(@Body String text, @Variable("file") String file) {
        FrontMatter matter = file.endsWith(".json")
                ? FrontMatter.ofParameters(text)
                : FrontMatter.ofPrompt(text == null ? "" : text);
        Map<String, Object> input = new LinkedHashMap<>(matter.keys());
        Object kind = input.remove("kind");
        Object task = input.remove("task");
        Object model = input.remove("model");
        input.replaceAll((name, value) -> withFiles(value));
        if (!matter.text().isBlank()) {
            if (input.containsKey("prompt")) {
                throw new IllegalArgumentException(
                        "There are two prompts: one as 'prompt' in the front matter, one below it. Keep one of them.");
            }
            input.put("prompt", matter.text().strip());
        }
        String bought = task == null ? receipts.apply(file).orElse(null) : task.toString();
        return new Prompt(kind(kind, file), bought, model == null ? null : model.toString(), input);
    }

    private String kind(Object given, String file) {
        String[] parts = file.toLowerCase(Locale.ROOT).split("\\.");
        String ofName = parts.length > 2 ? parts[parts.length - 2] : null;
        String kind = given == null ? ofName : given.toString().toLowerCase(Locale.ROOT);
        if (kind != null && kinds.contains(kind)) {
            return kind;
        }
        if (given != null) {
            throw new IllegalArgumentException(
                    "The front matter says 'kind: " + given + "'. Accepted are " + listed("", ", ", " and ") + ".");
        }
        throw new IllegalArgumentException(
                "It is not said what is to be made: the file's name should end in " + listed(".", ".txt, ", ".txt or ")
                        + ".txt, or its front matter should say 'kind: " + kinds.get(0) + "'. The name is " + file
                        + ".");
    }

    private String listed(String before, String between, String beforeLast) {
        int last = kinds.size() - 1;
        return before + String.join(between + before, kinds.subList(0, last)) + beforeLast + before + kinds.get(last);
    }

    /** A text that names a file beside the prompt means that file. */
    private Object withFiles(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(this::withFiles).toList();
        }
        if (value instanceof String text && !text.isBlank() && text.length() < 200) {
            try {
                File file = folder.resolve(text).toFile();
                return Files.isRegularFile(file.toPath()) ? file : value;
            } catch (InvalidPathException e) {
                return value;
            }
        }
        return value;
    }
}
