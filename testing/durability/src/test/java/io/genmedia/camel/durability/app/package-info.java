/** The application that is killed: Camel's own Main with the three components, in a JVM of its own. */
package io.genmedia.camel.durability.app;
