package io.genmedia.camel.media.catalog;

/**
 * One point in which an input differs from what the provider documents.
 *
 * @param parameter the parameter, with the place inside it where that matters: {@code images}, {@code shots[1].duration}; {@code
 *     model} for the model itself
 * @param value the value, shortened for people and logs; empty where none was given
 * @param accepted what is accepted, as text; may be empty
 * @param message the whole as a sentence: parameter, value, what is accepted, the way out
 * @param rule what was violated
 */
public record Violation(String parameter, String value, String accepted, String message, Rule rule) {}
