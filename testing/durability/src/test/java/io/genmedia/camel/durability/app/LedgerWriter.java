package io.genmedia.camel.durability.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends to the ledger. An entry is one write, so that those of several processes do not mix, and is on disk on return. */
final class LedgerWriter implements AutoCloseable {

    private final FileChannel channel;

    LedgerWriter(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    synchronized void write(Entry entry) throws IOException {
        channel.write(ByteBuffer.wrap(entry.line().getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
