/** What tests of components need in their hands: small media, and what was logged. */
package io.genmedia.camel.media.contract.tools;
