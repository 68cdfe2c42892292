package io.genmedia.camel.benchmarks.contenders;

import java.util.function.Consumer;
import java.util.function.IntFunction;

/** One way to have films made and to wait for them. */
interface Contender extends AutoCloseable {

    /**
     * Sends a film on its way, and returns before it is made.
     *
     * @param onEnd told once, when it is made or has failed
     */
    void send(Film film, Consumer<Outcome> onEnd);

    /**
     * What the exchanges alone take that carry the films.
     *
     * @param count how many
     * @param films what they carry, by its number
     * @return bytes of heap for each; 0 where there are no exchanges
     */
    long exchangeAlone(int count, IntFunction<Film> films) throws Exception;

    @Override
    void close();
}
