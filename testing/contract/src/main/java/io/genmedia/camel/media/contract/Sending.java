package io.genmedia.camel.media.contract;

import java.util.List;
import org.apache.camel.Exchange;

/** Which messages are sent. */
@FunctionalInterface
public interface Sending {

    /** @return the exchanges, done, in the order in which they were sent */
    List<Exchange> send(Bench bench) throws Exception;
}
