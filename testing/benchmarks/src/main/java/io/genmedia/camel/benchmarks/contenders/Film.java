package io.genmedia.camel.benchmarks.contenders;

/**
 * What is asked for.
 *
 * @param number which of all it is
 * @param model makes it
 * @param prompt what it is to show; it tells the provider how long the task takes
 */
record Film(int number, String model, String prompt) {

    /** Of every film, in seconds. */
    static final int LENGTH = 10;

    /** The body of its submit, with a new key. */
    String submission() {
        return MonetApi.submission(model, prompt, LENGTH);
    }
}
