package io.genmedia.camel.media.contract.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of code on pages of Markdown, as they have them. */
final class PageBlocks {

    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- test: ([a-z0-9-]+) -->\\n)?```(\\w+)\\n(.*?)\\n```", Pattern.DOTALL);

    private PageBlocks() {}

    /**
     * @param name what the comment above it calls it; null where there is none
     * @param language of the block
     * @param text of the block
     */
    record Block(String name, String language, String text) {

        @Override
        public String toString() {
            return name == null ? "without a name: " + text.lines().findFirst().orElse("") : name;
        }
    }

    static List<Block> of(String language, List<Path> pages) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path page : pages) {
            Matcher found = BLOCK.matcher(Files.readString(page));
            while (found.find()) {
                if (found.group(2).equals(language)) {
                    blocks.add(new Block(found.group(1), found.group(2), found.group(3)));
                }
            }
        }
        return blocks;
    }
}
