/**
 * A pipeline on several machines, played on one: prompts in a Kafka topic, workers that submit them, results in another topic, and
 * a PostgreSQL that the workers share. {@link io.genmedia.camel.cluster.Worker} is the application; {@link
 * io.genmedia.camel.cluster.Cluster} is the program that starts all of it and looks on.
 */
package io.genmedia.camel.cluster;
