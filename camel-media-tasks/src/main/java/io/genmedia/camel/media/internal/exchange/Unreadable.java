package io.genmedia.camel.media.internal.exchange;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Says in words why something cannot be read. */
final class Unreadable {

    private Unreadable() {}

    static String text(IOException why) {
        return why instanceof NoSuchFileException missing
                ? "there is no file '" + missing.getFile() + "'"
                : String.valueOf(why.getMessage());
    }
}
