package io.genmedia.camel.benchmarks.limits;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A submit as the provider has seen it.
 *
 * @param at since the first one
 * @param route what sent it
 * @param number which request of all it is, from 0, in the order in which they arrived at the component
 * @param status of the answer
 */
public record Submit(Duration at, String route, int number, int status) {

    private static final Pattern PROMPT = Pattern.compile("Picture (\\d{1,9}) of the route ([a-z-]+)");

    /** @return a prompt that tells route and number */
    static String prompt(String route, int number) {
        return "Picture " + number + " of the route " + route;
    }

    static Submit read(Duration at, String body, int status) {
        Matcher prompt = PROMPT.matcher(body);
        if (!prompt.find()) {
            throw new IllegalStateException("a submit of an unknown prompt: " + body);
        }
        return new Submit(at, prompt.group(2), Integer.parseInt(prompt.group(1)), status);
    }

    boolean isAccepted() {
        return status == 200;
    }
}
