package io.genmedia.camel.media.simulator.internal;

import io.genmedia.camel.media.simulator.media.MediaContent;

/** What follows the head of a response. */
public sealed interface ResponseBody {

    /** Bytes that are at hand. */
    final class Bytes implements ResponseBody {

        private final byte[] bytes;

        /** Takes the array as it is; nobody writes to it afterwards. */
        public Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes, not a copy of them. */
        public byte[] bytes() {
            return bytes;
        }
    }

    /**
     * A part of some content, sent with its length and read while it is sent.
     *
     * @param content where the bytes come from
     * @param offset the first byte
     * @param length how many bytes are announced
     * @param sent how many bytes are sent before the connection is cut; equal to {@code length} when nothing is cut
     */
    record Part(MediaContent content, long offset, long length, long sent) implements ResponseBody {}

    /** Server-sent events that a transport writes as they fall due. */
    record Events(EventScript script) implements ResponseBody {}
}
