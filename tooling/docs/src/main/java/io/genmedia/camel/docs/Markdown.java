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

    /** @return {@code Video} for {@code video}, {@code 3D} for {@code 3d} */
    static String capitalized(String text) {
        int letter = Character.isDigit(text.charAt(0)) ? 2 : 1;
        return text.substring(0, letter).toUpperCase(java.util.Locale.ROOT) + text.substring(letter);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " ");
    }
}
