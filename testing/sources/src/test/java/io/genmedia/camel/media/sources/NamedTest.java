package io.genmedia.camel.media.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A test that a page names, as {@code Class.method}.
 *
 * @param type its class
 * @param method its method
 */
record NamedTest(String type, String method) {

    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Cases))\\.(\\w+)`");

    /** @return those of a page, in order */
    static List<NamedTest> on(Path page) throws IOException {
        return NAMED.matcher(Files.readString(page))
                .results()
                .map(found -> new NamedTest(found.group(1), found.group(2)))
                .toList();
    }
}
