package io.genmedia.camel.media.internal.exchange;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.genmedia.camel.media.internal.transfer.MediaSource;
import io.genmedia.camel.media.spi.MediaRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request that was found good, with the local media that have to be uploaded before it can be sent.
 *
 * @param kind what is to be made
 * @param model the model
 * @param input the parameters; where local media stand, a placeholder; null once they are not needed any more
 * @param digest of the request as it was given, before any upload
 * @param local where in the input which local media stand
 */
public record PreparedRequest(String kind, String model, ObjectNode input, String digest, List<LocalMedia> local) {

    /** Copies the list. */
    public PreparedRequest {
        local = List.copyOf(local);
    }

    /**
     * A local medium in the input.
     *
     * @param at where the placeholder stands
     * @param source the content
     */
    public record LocalMedia(JsonPointer at, MediaSource source) {}

    /**
     * What stands in the request for a local medium.
     *
     * @param text an address, a {@code data:} URI, or the id of a file
     * @param list where the text stands instead, at the end of this list; null for the place of the medium itself
     */
    public record Placed(String text, String list) {}

    /**
     * @param placed what stands for each local medium
     * @return the request that can be sent
     */
    public MediaRequest with(Map<LocalMedia, Placed> placed) {
        ObjectNode complete = input.deepCopy();
        List<JsonPointer> left = new ArrayList<>();
        placed.forEach((medium, what) -> {
            if (what.list() == null) {
                replace(complete, medium.at(), what.text());
            } else {
                left.add(medium.at());
            }
        });
        // from the end, so that what stands in a list keeps its place until it is its turn
        for (int i = left.size() - 1; i >= 0; i--) {
            remove(complete, left.get(i));
        }
        placed.values().stream()
                .filter(what -> what.list() != null)
                .forEach(what -> append(complete, what.list(), what.text()));
        return new MediaRequest(kind, model, complete);
    }

    /** @return the same, for one that was bought, and is kept as long as its task takes */
    public PreparedRequest withoutInput() {
        return new PreparedRequest(kind, model, null, digest, local);
    }

    /** @return the request as it was sent before */
    public MediaRequest sentBefore(ObjectNode sent) {
        return new MediaRequest(kind, model, sent);
    }

    private static void replace(ObjectNode root, JsonPointer at, String address) {
        JsonNode parent = root.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), TextNode.valueOf(address));
        } else {
            ((ObjectNode) parent).put(at.last().getMatchingProperty(), address);
        }
    }

    /** A single value that was given where a list stands as a rule becomes its first. */
    private static void append(ObjectNode root, String list, String text) {
        JsonNode given = root.path(list);
        ArrayNode all = given instanceof ArrayNode array ? array : root.arrayNode();
        if (all != given && !given.isMissingNode() && !given.isNull()) {
            all.add(given);
        }
        root.set(list, all.add(text));
    }

    private static void remove(ObjectNode root, JsonPointer at) {
        JsonNode parent = root.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.remove(at.last().getMatchingIndex());
            if (array.isEmpty()) {
                remove(root, at.head());
            }
        } else {
            ((ObjectNode) parent).remove(at.last().getMatchingProperty());
        }
    }
}
