/** Results: pictures, films and tunes made from a prompt, and bytes of any size with a known checksum. */
package io.genmedia.camel.media.simulator.media;
