package io.genmedia.camel.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.catalog.MediaCatalog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The documents that are generated, wholly or in part. */
public final class GeneratedDocs {

    /** Writes them all anew. */
    public static final String COMMAND = "./mvnw -q -pl tooling/docs -am -Dgenerate process-classes";

    private static final List<Doc> PAGES = List.of(
            models(
                    "docs/models-monet.md",
                    "monet",
                    "Monet AI",
                    "camel-monet-component/src/main/resources/io/genmedia/camel/monet/catalog/index.json"),
            models(
                    "docs/models-gateai.md",
                    "gateai",
                    "GateAI Core",
                    "camel-gateai-component/src/main/resources/io/genmedia/camel/gateai/catalog/index.json"),
            models(
                    "docs/models-unifically.md",
                    "unifically",
                    "Unifically",
                    "camel-unifically-component/src/main/resources/io/genmedia/camel/unifically/catalog/index.json"),
            options(
                    "docs/monet.md",
                    "camel-monet-component/src/generated/resources/META-INF/io/genmedia/camel/monet/monet.json"),
            options(
                    "docs/gateai.md",
                    "camel-gateai-component/src/generated/resources/META-INF/io/genmedia/camel/gateai/gateai.json"),
            options(
                    "docs/durability.md",
                    "camel-gateai-component/src/generated/resources/META-INF/io/genmedia/camel/gateai/gateai.json"),
            options(
                    "docs/unifically.md",
                    "camel-unifically-component/src/generated/resources/META-INF/io/genmedia/camel/unifically/unifically.json"));

    private GeneratedDocs() {}

    /**
     * @param root the root of the source tree
     * @return the list
     * @throws IOException where a file cannot be read
     */
    public static List<Doc> all(Path root) throws IOException {
        List<Doc> all = new ArrayList<>(PAGES);
        all.addAll(kamelets(root, "monet", "Monet AI"));
        all.addAll(kamelets(root, "gateai", "GateAI Core"));
        all.addAll(kamelets(root, "unifically", "Unifically"));
        return all;
    }

    /**
     * Writes the documents.
     *
     * @param args the root of the source tree
     * @throws IOException where something cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]).normalize();
        PrintStream out = System.out;
        for (Doc doc : all(root)) {
            Path page = root.resolve(doc.path());
            String text = doc.text().of(root);
            if (!Files.exists(page) || !Files.readString(page).equals(text)) {
                Files.createDirectories(page.getParent());
                Files.writeString(page, text);
                out.println("Wrote " + doc.path());
            }
        }
    }

    static Doc models(String page, String provider, String displayName, String index) {
        return new Doc(page, root -> ModelPages.render(MediaCatalog.load(provider, displayName, root.resolve(index))));
    }

    static Doc options(String page, String metadata) {
        return new Doc(page, root -> {
            JsonNode component =
                    MediaJson.mapper().readTree(root.resolve(metadata).toFile());
            return OptionTables.fill(Files.readString(root.resolve(page)), component);
        });
    }

    private static List<Doc> kamelets(Path root, String scheme, String displayName) throws IOException {
        Path resources = Path.of("camel-" + scheme + "-component/src");
        JsonNode metadata = MediaJson.mapper()
                .readTree(root.resolve(resources)
                        .resolve("generated/resources/META-INF/io/genmedia/camel/" + scheme + "/" + scheme + ".json")
                        .toFile());
        Path index =
                root.resolve(resources).resolve("main/resources/io/genmedia/camel/" + scheme + "/catalog/index.json");
        Kamelets kamelets = new Kamelets(metadata, MediaCatalog.load(scheme, displayName, index));
        return Kamelets.operations(metadata).stream()
                .map(operation -> new Doc(
                        "camel-" + scheme + "-component/src/main/resources/kamelets/" + Kamelets.name(scheme, operation)
                                + ".kamelet.yaml",
                        tree -> kamelets.render(operation)))
                .toList();
    }

    /**
     * A document.
     *
     * @param path where it stands in the source tree
     * @param text what it should hold
     */
    public record Doc(String path, Text text) {}

    /** What a document should hold. */
    @FunctionalInterface
    public interface Text {

        /**
         * @param root the root of the source tree
         * @return the text
         * @throws IOException where a file cannot be read
         */
        String of(Path root) throws IOException;
    }
}
