/**
 * Tasks whose end the provider tells by a callback, beside tasks that are polled:
 * {@link io.genmedia.camel.benchmarks.callbacks.CallbacksProgram} tells what both cost.
 */
package io.genmedia.camel.benchmarks.callbacks;
