package io.genmedia.camel.studio;

import java.util.Locale;

/**
 * Where an order was placed. It is gone on with there and nowhere else: another service knows nothing of its task, and would sell it
 * again.
 *
 * @param address the base URL of the provider
 * @param simulated whether that was the stand-in, which forgets all when it ends
 */
record Origin(String address, boolean simulated) {

    /** What a person can do about an order of another place than the one that is asked now. */
    static Problem elsewhere(Order order) {
        String name = order.provider().toUpperCase(Locale.ROOT);
        return new Problem("OtherOrigin", sentence(order.origin(), name), false);
    }

    private static String sentence(Origin origin, String name) {
        if (origin == null) {
            return "It was ordered before the studio wrote down where. Where its task is known, wait for it again, which buys nothing."
                    + " Else look at your account: if it is not there, order it anew.";
        }
        if (origin.simulated()) {
            return "The stand-in of an earlier start had it, and forgot it when it ended. Nothing was paid: order it anew.";
        }
        return "It was ordered at " + origin.address() + ", which is not asked now. Start the studio again with " + name
                + "_API_KEY for that address (" + name
                + "_BASE_URL), and it goes on. To order it anew is a purchase of its own.";
    }
}
