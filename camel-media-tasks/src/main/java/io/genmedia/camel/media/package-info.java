/**
 * The life of a media task at a remote provider: what is handed to routes, and what is handed back.
 *
 * <p>Routes meet {@link io.genmedia.camel.media.MediaResult}, {@link io.genmedia.camel.media.MediaTask} and the headers of
 * {@link io.genmedia.camel.media.MediaHeaders}; the errors stand in {@code error}, what a provider or a store implements in
 * {@code spi}. The design is told in {@code docs/design.md}.
 */
package io.genmedia.camel.media;
