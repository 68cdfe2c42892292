/** What lies between a simulated provider and a transport. Not for users: it changes without notice. */
package io.genmedia.camel.media.simulator.internal;
