/**
 * What a component says of itself is right: the routes on its page do what the page says, and its metadata, which editors and
 * other tools read, tell all and tell the truth.
 */
package io.genmedia.camel.media.contract.docs;
