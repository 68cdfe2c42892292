package io.genmedia.camel.docs;

/** Metadata of a component that does not exist, in the form in which Camel's build writes it. */
final class Fixture {

    static final String METADATA =
            """
            {
              "component": { "kind": "component", "name": "studio", "scheme": "studio", "syntax": "studio:operation" },
              "componentProperties": {
                "apiKey": { "index": 0, "kind": "property", "displayName": "Api Key", "group": "security", "label": "security",
                  "required": false, "type": "string", "javaType": "java.lang.String", "deprecated": false, "secret": true,
                  "description": "The key of the account." },
                "maxConcurrent": { "index": 1, "kind": "property", "group": "producer", "type": "integer", "javaType": "int",
                  "defaultValue": 5, "description": "How many at once." }
              },
              "headers": {
                "CamelMediaUrl": { "index": 0, "kind": "header", "group": "producer", "javaType": "String",
                  "description": "The address of the first output.", "constantName": "x#URL" }
              },
              "properties": {
                "operation": { "index": 0, "kind": "path", "group": "common", "required": true, "type": "enum",
                  "javaType": "io.genmedia.camel.studio.Operation", "enum": ["video", "image"],
                  "description": "What is asked for." },
                "validation": { "index": 1, "kind": "parameter", "group": "producer", "type": "enum", "javaType": "java.lang.String",
                  "enum": ["standard", "strict"], "defaultValue": "standard", "description": "How strictly | \\nit is checked." },
                "old": { "index": 2, "kind": "parameter", "group": "advanced", "type": "object", "deprecated": true,
                  "javaType": "org.apache.camel.spi.Thing", "description": "Do not use." }
              }
            }
            """;

    private Fixture() {}
}
