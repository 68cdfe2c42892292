/** The Kamelets of the components, run as an application runs them. */
package io.genmedia.camel.media.kamelets;
