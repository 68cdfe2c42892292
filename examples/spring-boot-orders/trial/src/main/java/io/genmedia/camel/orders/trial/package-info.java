/**
 * Tries the application of the orders: {@link io.genmedia.camel.orders.trial.Trial} starts it, with a stand-in for the provider
 * where there is no key, orders pictures as a client of JMS, and looks on.
 */
package io.genmedia.camel.orders.trial;
