package io.genmedia.camel.benchmarks.contenders;

/**
 * What came of a film.
 *
 * @param film the film
 * @param task the provider's id of the task; null where it is not known
 * @param url where it can be fetched; null where there is none
 * @param failure what went wrong, in a word; null where nothing did
 */
record Outcome(Film film, String task, String url, String failure) {

    static Outcome made(Film film, String task, String url) {
        return new Outcome(film, task, url, url == null ? "no result" : null);
    }

    static Outcome failed(Film film, Throwable failure) {
        return new Outcome(film, null, null, failure.getClass().getSimpleName());
    }
}
