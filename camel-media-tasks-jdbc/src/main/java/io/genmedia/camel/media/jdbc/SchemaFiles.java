package io.genmedia.camel.media.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The SQL files that make the tables of a database, oldest first: file number n brings version n.
 *
 * @param folder in the class path, without a slash at its end
 * @param names of the files
 */
record SchemaFiles(String folder, List<String> names) {

    /** Never change a file that was released: add one. */
    private static final List<String> RELEASED = List.of("V1__tasks.sql", "V2__lengths.sql");

    static SchemaFiles of(Database database) {
        String here = SchemaFiles.class.getPackageName().replace('.', '/');
        return new SchemaFiles(here + '/' + database.folder(), RELEASED);
    }

    /** The version that the last file brings. */
    int newest() {
        return names.size();
    }

    /** Where the file stands that brings a version. */
    String path(int version) {
        return folder + '/' + names.get(version - 1);
    }

    /** The statements of the file that brings a version. */
    List<String> statements(int version) {
        String text = text(path(version)).replaceAll("--[^\\n]*", "");
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String text(String path) {
        try (InputStream file = SchemaFiles.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("There is no file " + path + " in the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
