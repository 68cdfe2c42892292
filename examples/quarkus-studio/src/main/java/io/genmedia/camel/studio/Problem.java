package io.genmedia.camel.studio;

/**
 * Why an order stands still.
 *
 * @param error the component's name for it, as {@code MediaTaskTimeoutException}
 * @param message what was asked, what came back, what to do; carries no key
 * @param again whether the same order may be tried again: nothing was bought
 */
record Problem(String error, String message, boolean again) {}
