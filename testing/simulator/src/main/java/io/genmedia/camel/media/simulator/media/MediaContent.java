package io.genmedia.camel.media.simulator.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Bytes of a known length and type that can be read from any position, more than once, at the same time. */
public interface MediaContent {

    /** The media type. */
    String contentType();

    /** The number of bytes. */
    long size();

    /** The entity tag with its quotes; equal for equal content. */
    String etag();

    /** The bytes from {@code offset} to the end. */
    InputStream open(long offset) throws IOException;

    /** Content in memory. */
    static MediaContent ofBytes(String contentType, byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        String etag = "\"" + HexFormat.of().toHexDigits(sum.getValue()) + "-" + bytes.length + "\"";
        return new MediaContent() {
            @Override
            public String contentType() {
                return contentType;
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public String etag() {
                return etag;
            }

            @Override
            public InputStream open(long offset) {
                int from = (int) Math.min(offset, bytes.length);
                return new ByteArrayInputStream(bytes, from, bytes.length - from);
            }
        };
    }

    /** Content of a file that does not change. */
    static MediaContent ofFile(String contentType, Path file, long size, String etag) {
        return new MediaContent() {
            @Override
            public String contentType() {
                return contentType;
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public String etag() {
                return etag;
            }

            @Override
            public InputStream open(long offset) throws IOException {
                SeekableByteChannel channel = Files.newByteChannel(file);
                channel.position(offset);
                return Channels.newInputStream(channel);
            }
        };
    }
}
