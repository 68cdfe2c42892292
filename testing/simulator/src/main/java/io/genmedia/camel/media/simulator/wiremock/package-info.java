/** The transport on WireMock. Not for users: it changes without notice. */
package io.genmedia.camel.media.simulator.wiremock;
