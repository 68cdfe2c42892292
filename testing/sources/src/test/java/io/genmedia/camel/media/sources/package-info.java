/**
 * The consumers of Camel that messages with an identity of their own come from, each with a real server: two messages are two
 * purchases, one that comes again is the same, and what a source does with an exchange that failed. The page
 * {@code docs/sources.md} says it for users; each of its rows names a test of this package.
 */
package io.genmedia.camel.media.sources;
