/**
 * The durable task store: {@link io.genmedia.camel.media.jdbc.JdbcTaskStore}, on H2 within the application or on a PostgreSQL that
 * several nodes share. What is guaranteed stands in {@code docs/durability.md}.
 */
package io.genmedia.camel.media.jdbc;
