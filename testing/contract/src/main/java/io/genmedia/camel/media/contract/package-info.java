/**
 * What the component of every provider promises: never to pay twice, never to lose a paid result, never to leave an exchange
 * without an end.
 *
 * <p>The promises stand as one table of {@link io.genmedia.camel.media.contract.ContractCase}s, which name no provider. A
 * component is tested with all of them by a test class that extends
 * {@link io.genmedia.camel.media.contract.ProviderContract} and hands it one adapter, a
 * {@link io.genmedia.camel.media.contract.ProviderUnderTest}: the real component against a real server, over HTTP. Where
 * providers differ in what they can do, a case says what is expected of each.
 */
package io.genmedia.camel.media.contract;
