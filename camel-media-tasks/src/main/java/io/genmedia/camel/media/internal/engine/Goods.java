package io.genmedia.camel.media.internal.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.spi.MediaRequest;

/** What is to be bought. Local media that stand in the request itself are read no sooner than it is sent: many may wait. */
interface Goods {

    /** @return the model */
    String model();

    /** @return the request, with all that stands in it; may read files */
    MediaRequest load() throws MediaException;

    /** @return the parameters, where they are in memory already; null where files would have to be read */
    ObjectNode inMemory();

    /** @return a request that is in memory */
    static Goods of(MediaRequest request) {
        return new Goods() {
            @Override
            public String model() {
                return request.model();
            }

            @Override
            public MediaRequest load() {
                return request;
            }

            @Override
            public ObjectNode inMemory() {
                return request.input();
            }
        };
    }
}
