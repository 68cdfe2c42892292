package io.genmedia.camel.media.simulator.gateai;

/**
 * What JSON a parameter takes. Where the document's table has no type, the name decides: frames are addresses or ids of
 * uploaded files, what switches something on is true or false, and so on.
 */
enum ParameterKind {
    TEXT("string"),
    INTEGER("integer"),
    NUMBER("number"),
    BOOLEAN("boolean"),
    ARRAY("array"),
    /** An array or an object, of which the document says nothing. */
    COLLECTION("array"),
    /** An http or https address, or a data URI. */
    REFERENCE("string"),
    /** An array of references. */
    REFERENCES("array"),
    /** A reference, or the id of an uploaded file. */
    FRAME("string"),
    /** True or false, or a frame. */
    SWITCH_OR_FRAME("boolean"),
    /** An array of ids of uploaded files. */
    FILE_IDS("array");

    private final String schemaType;

    ParameterKind(String schemaType) {
        this.schemaType = schemaType;
    }

    /** The type that the model's schema shows. */
    String schemaType() {
        return schemaType;
    }

    static ParameterKind of(String type, String name) {
        return switch (type) {
            case "string" -> TEXT;
            case "integer" -> INTEGER;
            case "number" -> NUMBER;
            case "boolean" -> BOOLEAN;
            case "array" -> name.endsWith("_urls") ? REFERENCES : ARRAY;
            case "?" -> byName(name);
            default -> throw new IllegalArgumentException("the type of " + name + " is " + type);
        };
    }

    private static ParameterKind byName(String name) {
        return switch (name) {
            case "prompt", "negative_prompt", "style" -> TEXT;
            case "start_frame", "end_frame" -> FRAME;
            case "audio" -> SWITCH_OR_FRAME;
            case "motion_has_audio", "prompt_enhance", "tiling", "frame_interpolation" -> BOOLEAN;
            case "contrast", "motion_strength" -> NUMBER;
            case "width", "height" -> INTEGER;
            case "image_urls" -> REFERENCES;
            case "controls", "elements" -> COLLECTION;
            default -> throw new IllegalArgumentException("nobody has decided what " + name + " is");
        };
    }
}
