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
import java.util.function.BiFunction;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Reads a prompt file: {@code sunrise.video.txt} asks for a video; front matter goes before the name. Of the front matter,
 * {@code kind}, {@code task}, {@code model}, and where the provider goes on from a result {@code then}, are this program's, all else
 * is the API's.
 */
public final class PromptReader {

    private final Path folder;
    private final Provider provider;
    private final List<String> kinds;
    private final BiFunction<String, Part, Optional<String>> receipts;

    /**
     * @param folder where prompts lie, and pictures that they name
     * @param provider who makes it
     * @param receipts the task that was bought for a part of a file before, if there is one
     */
    PromptReader(Path folder, Provider provider, BiFunction<String, Part, Optional<String>> receipts) {
        this.folder = folder;
        this.provider = provider;
        this.kinds = provider.kinds();
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
        Object then = provider.goesOn() ? input.remove("then") : null;
        input.replaceAll((name, value) -> withFiles(value));
        if (!matter.text().isBlank()) {
            if (input.containsKey("prompt")) {
                throw new IllegalArgumentException(
                        "There are two prompts: one as 'prompt' in the front matter, one below it. Keep one of them.");
            }
            input.put("prompt", matter.text().strip());
        }
        return new Prompt(
                kind(kind, file),
                task(task, file, Part.FIRST),
                model == null ? null : model.toString(),
                input,
                then == null ? null : next(then, file));
    }

    private Prompt next(Object then, String file) {
        Map<String, Object> input = new LinkedHashMap<>();
        if (then instanceof Map<?, ?> given) {
            given.forEach((name, value) -> {
                if (value != null) {
                    input.put(String.valueOf(name), withFiles(value));
                }
            });
        }
        Object task = input.remove("task");
        Object model = input.remove("model");
        if (model == null) {
            throw new IllegalArgumentException(
                    "'then' says what is made of the result, and it needs a model that goes on from one, and that model's"
                            + " parameters, as 'then: {model: google/veo-3.1-upscale, resolution: 1080p}'. It is: "
                            + then);
        }
        return new Prompt(null, task(task, file, Part.THEN), model.toString(), input, null);
    }

    private String task(Object given, String file, Part part) {
        return given == null ? receipts.apply(file, part).orElse(null) : given.toString();
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
