/**
 * What the tests do to applications, and how they judge them. {@link io.genmedia.camel.durability.harness.World} is all that
 * outlives an application: providers, source, database, ledger.
 */
package io.genmedia.camel.durability.harness;
