package io.genmedia.camel.media.internal.transfer;

import java.nio.file.Path;

/**
 * What was downloaded, in a temporary file that only its owner may read. The caller deletes it.
 *
 * @param path the file
 * @param size in bytes
 * @param mediaType by its first bytes, else as the server said, else by the end of the address, else
 *     {@link MediaTypes#UNKNOWN}
 */
public record DownloadedFile(Path path, long size, String mediaType) {}
