/** The transport on Apache HttpCore, for load. Not for users: it changes without notice. */
package io.genmedia.camel.media.simulator.lean;
