package io.genmedia.camel.durability.harness;

import io.genmedia.camel.durability.app.Lane;

/**
 * What is to be bought once.
 *
 * @param id its name
 * @param lane the way it goes
 */
public record Prompt(String id, Lane lane) {

    String text() {
        return id + " A lighthouse at dusk, through " + lane.name();
    }

    /** @return the id of the prompt that has this text */
    static String idOf(String text) {
        return text.substring(0, text.indexOf(' '));
    }
}
