/**
 * Callbacks of providers, as far as HTTP goes: {@link io.genmedia.camel.media.internal.callback.CallbackListener} is the entry
 * point.
 *
 * <p>A callback comes in through the HTTP server that the application has, behind Camel's platform-http. What is decided stands
 * in {@link io.genmedia.camel.media.internal.callback.CallbackGate}, which knows no server; the classes whose names end in
 * {@code Door} bring it the requests, and they alone need the classes of platform-http and of Vert.x, which an application
 * without callbacks does not have.
 */
package io.genmedia.camel.media.internal.callback;
