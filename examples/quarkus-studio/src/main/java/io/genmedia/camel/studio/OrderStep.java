package io.genmedia.camel.studio;

/** What is done for an order, and done again when the application starts in the middle of it. */
enum OrderStep {
    /** It is bought, once: the same order finds its task again. */
    BUY,
    /** Its task, which is known, is waited for. */
    AWAIT
}
