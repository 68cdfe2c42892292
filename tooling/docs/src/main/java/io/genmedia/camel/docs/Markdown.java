package io.genmedia.camel.docs;

import java.util.Collections;
import java.util.List;

/** The bits of Markdown that the pages are made of. */
final class Markdown {

    private Markdown() {}

    static String row(List<String> cells) {
        return "| " + String.join(" | ", cells.stream().map(Markdown::cell).toList()) + " |\n";
    }

    static String header(List<String> titles) {
        return row(titles) + row(Collections.nCopies(titles.size(), "---"));
    }

    static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " ");
    }
}
