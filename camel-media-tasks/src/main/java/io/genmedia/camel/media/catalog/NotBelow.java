package io.genmedia.camel.media.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbstractJsonValidator;
import com.networknt.schema.AbstractKeyword;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Set;

/**
 * The word {@code "x-media-not-below": {"end": "start"}} of a rule: the number {@code end} is not below the number {@code start}
 * where both are given. JSON Schema has no word that compares two values of an input.
 */
final class NotBelow extends AbstractKeyword {

    static final String NAME = "x-media-not-below";

    NotBelow() {
        super(NAME);
    }

    /**
     * @param pair an entry of the word: the name of the number that is not below, and the name of the other
     * @return whether the input, an object, keeps to it
     */
    static boolean holds(Map.Entry<String, JsonNode> pair, JsonNode input) {
        JsonNode upper = input.path(pair.getKey());
        JsonNode lower = input.path(pair.getValue().asText());
        return !upper.isNumber() || !lower.isNumber() || upper.decimalValue().compareTo(lower.decimalValue()) >= 0;
    }

    @Override
    public JsonValidator newValidator(
            SchemaLocation location, JsonNodePath path, JsonNode word, JsonSchema parent, ValidationContext context) {
        return new Comparison(location, path, this, word);
    }

    private static final class Comparison extends AbstractJsonValidator {

        Comparison(SchemaLocation location, JsonNodePath path, NotBelow keyword, JsonNode word) {
            super(location, path, keyword, word);
        }

        @Override
        public Set<ValidationMessage> validate(
                ExecutionContext context, JsonNode input, JsonNode root, JsonNodePath instanceLocation) {
            return getSchemaNode().properties().stream().allMatch(pair -> holds(pair, input))
                    ? Set.of()
                    : Set.of(ValidationMessage.builder()
                            .type(NAME)
                            .evaluationPath(getEvaluationPath())
                            .schemaLocation(getSchemaLocation())
                            .instanceLocation(instanceLocation)
                            .instanceNode(input)
                            .schemaNode(getSchemaNode())
                            .message(NAME)
                            .build());
        }
    }
}
