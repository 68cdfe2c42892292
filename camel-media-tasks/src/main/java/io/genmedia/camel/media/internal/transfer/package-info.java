/**
 * Media on their way to a provider and back: recognised by their bytes, and moved in constant memory.
 * {@link io.genmedia.camel.media.internal.transfer.Uploader} and
 * {@link io.genmedia.camel.media.internal.transfer.Downloader} are the entry points.
 */
package io.genmedia.camel.media.internal.transfer;
