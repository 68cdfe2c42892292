/**
 * A page for people who make media: {@link io.genmedia.camel.studio.Studio} starts it. The work is done by the routes in {@code
 * resources/routes}; what stands here is the page's side of them: orders and their table, what the page asks, and what it hears.
 */
package io.genmedia.camel.studio;
