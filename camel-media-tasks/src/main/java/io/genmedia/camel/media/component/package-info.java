/**
 * What the components of all providers have in common towards Camel: component, endpoint, options, producers and consumers. A
 * provider's module extends {@link io.genmedia.camel.media.component.MediaComponent},
 * {@link io.genmedia.camel.media.component.MediaEndpoint} and {@link io.genmedia.camel.media.component.MediaConfiguration}.
 */
package io.genmedia.camel.media.component;
