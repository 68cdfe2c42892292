package io.genmedia.camel.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that people put in. In the input of an order one stands as <code>{"$file": "<name>"}</code>, and for the component it is a
 * file of this machine, which it uploads.
 */
@ApplicationScoped
class InputFiles {

    private static final String REFERENCE = "$file";
    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}(\\.[a-z0-9]{1,8})?");
    private static final Pattern EXTENSION = Pattern.compile("\\.[a-z0-9]{1,8}");

    private final Folders folders;

    InputFiles(Folders folders) {
        this.folders = folders;
    }

    /**
     * @param content is moved
     * @param called as the person's machine calls it; its extension says what it is
     * @return its name here
     */
    String keep(Path content, String called) throws IOException {
        String name = UUID.randomUUID() + extension(called);
        Files.move(content, folders.inputs().resolve(name), StandardCopyOption.REPLACE_EXISTING);
        return name;
    }

    private static String extension(String called) {
        int dot = called == null ? -1 : called.lastIndexOf('.');
        String extension = dot < 0 ? "" : called.substring(dot).toLowerCase(Locale.ROOT);
        return EXTENSION.matcher(extension).matches() ? extension : "";
    }

    /** The input as the component takes it: local files are files. */
    Map<String, Object> forComponent(JsonNode input) {
        return map(input, this::file);
    }

    /** The input as a schema knows it: local files are addresses. */
    Map<String, Object> forSchema(JsonNode input) {
        return map(
                input,
                name -> TextNode.valueOf("https://files.invalid/" + file(name).getName()));
    }

    private File file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new BadRequestException("'" + name + "' is no file that was put in here.");
        }
        Path path = folders.inputs().resolve(name);
        if (!Files.isRegularFile(path)) {
            throw new BadRequestException("The file '" + name + "' is no longer here. Choose it again.");
        }
        return path.toFile();
    }

    private static Map<String, Object> map(JsonNode input, Function<String, Object> files) {
        Map<String, Object> values = new LinkedHashMap<>();
        input.properties().forEach(property -> values.put(property.getKey(), value(property.getValue(), files)));
        return values;
    }

    private static Object value(JsonNode node, Function<String, Object> files) {
        if (node instanceof ObjectNode object) {
            return object.size() == 1 && object.path(REFERENCE).isTextual()
                    ? files.apply(object.get(REFERENCE).textValue())
                    : map(object, files);
        }
        if (node.isArray()) {
            List<Object> values = new ArrayList<>();
            node.forEach(item -> values.add(value(item, files)));
            return values;
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.isNull() ? null : node.asText();
    }

    /**
     * Deletes what was put in long ago.
     *
     * @param before what is older goes
     * @param needed whether an order that is not over names it
     */
    void sweep(Instant before, Predicate<String> needed) throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.list(folders.inputs())) {
            old = files.filter(file -> file.toFile().lastModified() < before.toEpochMilli())
                    .filter(file -> !needed.test(file.getFileName().toString()))
                    .toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }
}
