package io.genmedia.camel.media.internal.engine;

/**
 * An account as a person who operates the application sees it.
 *
 * @param baseUrl of the service
 * @param key the fingerprint of the key; empty where operations need none
 * @param tasksFollowed tasks that somebody waits for
 * @param placesTaken in the limits of the account
 * @param maxConcurrent places in all; 0 for no limit
 * @param waiting how many wait for a place
 * @param restMillis for how many milliseconds nothing is sent, because the provider said that it is too much
 */
public record AccountState(
        String baseUrl,
        String key,
        int tasksFollowed,
        int placesTaken,
        int maxConcurrent,
        int waiting,
        long restMillis) {}
