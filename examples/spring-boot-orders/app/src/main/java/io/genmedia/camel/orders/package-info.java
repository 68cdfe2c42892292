/**
 * Orders over JMS become product pictures, on Spring Boot. {@link io.genmedia.camel.orders.OrdersApplication} is the application;
 * the flow stands in {@code resources/camel}, and calls {@link io.genmedia.camel.orders.OrderSteps}. What is promised, moment by
 * moment of a crash, stands in the README of this example.
 */
package io.genmedia.camel.orders;
