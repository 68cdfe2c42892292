package io.genmedia.camel.media.contract;

import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.error.MediaException;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * What came of a case.
 *
 * @param bench what was seen in its routes
 * @param exchanges what was sent, done
 */
public record Play(Bench bench, List<Exchange> exchanges) {

    /** @return the provider */
    public ProviderUnderTest provider() {
        return bench.provider();
    }

    /** @return the exchange that was sent last */
    public Exchange last() {
        return exchanges.get(exchanges.size() - 1);
    }

    /** @return the failure of the last exchange */
    public MediaException failure() {
        return last().getException(MediaException.class);
    }

    /** @return the result that the last exchange ended with */
    public MediaResult result() {
        return last().getMessage().getBody(MediaResult.class);
    }

    /** @return the id of the only task that was bought */
    public String onlyTask() {
        return provider().tasks().get(0).id();
    }
}
