/**
 * Prompts in a folder become videos, pictures and music in another. The job itself is in the routes,
 * {@code src/main/resources/camel}; here is what surrounds them: {@link io.genmedia.camel.quickstart.Quickstart} is the
 * program.
 */
package io.genmedia.camel.quickstart;
