package io.genmedia.camel.media.simulator.unifically;

/** What JSON a parameter takes: the type of its table, and where that says too little, what its name and description say. */
enum ParameterKind {
    TEXT,
    INTEGER,
    NUMBER,
    BOOLEAN,
    /** An http or https address. */
    URL,
    /** An array of addresses. */
    URLS,
    /** An array of characters, each an object with pictures. */
    CHARACTERS,
    /** An array of shots, each with a prompt and its seconds. */
    SHOTS,
    /** An array of voices, each by an id or an address. */
    VOICES,
    /** An object of what is to be heard. */
    SOUND_EFFECTS,
    /** An array of which the document says nothing. */
    ARRAY;

    static ParameterKind of(String type, String name) {
        return switch (type) {
            case "string" -> name.endsWith("_url") ? URL : TEXT;
            case "integer" -> INTEGER;
            case "number" -> NUMBER;
            case "boolean" -> BOOLEAN;
            case "array" -> name.endsWith("_urls") ? URLS : ofArray(name);
            case "object" -> ofObject(name);
            default -> throw new IllegalArgumentException("the type of " + name + " is " + type);
        };
    }

    private static ParameterKind ofArray(String name) {
        return switch (name) {
            case "reference_characters" -> CHARACTERS;
            case "multi_shots" -> SHOTS;
            case "voices" -> VOICES;
            case "elements" -> ARRAY;
            default -> throw new IllegalArgumentException("nobody has decided what the items of " + name + " are");
        };
    }

    private static ParameterKind ofObject(String name) {
        if (!name.equals("sound_effects")) {
            throw new IllegalArgumentException("nobody has decided what the fields of " + name + " are");
        }
        return SOUND_EFFECTS;
    }
}
