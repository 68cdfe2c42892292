/**
 * What can go wrong with a media task; {@link io.genmedia.camel.media.error.MediaException} is the base of all.
 */
package io.genmedia.camel.media.error;
