/**
 * HTTP without a thread held: {@link io.genmedia.camel.media.internal.http.MediaHttpClient} is the entry point.
 *
 * <p>It is Apache HttpClient's asynchronous client with everything off that would act on its own (retries, redirects,
 * cookies), and with the one place changed at which a request becomes bytes: the API key is known there alone, so that no log
 * of HttpClient can show it, and what has been sent is known there exactly.
 */
package io.genmedia.camel.media.internal.http;
