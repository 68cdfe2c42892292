package io.genmedia.camel.media.catalog;

/** What a {@link Violation} violates. */
public enum Rule {
    /** A required parameter is missing or blank. */
    REQUIRED(false),
    /** The value has another JSON type. */
    TYPE(false),
    /** Text too long or too short. */
    LENGTH(false),
    /** Too many or too few items. */
    ITEMS(false),
    /** The value has another form, as a pattern. */
    FORM(false),
    /** A combination of parameters that the provider is documented to reject. */
    COMBINATION(false),
    /** A combination of parameters that the documents advise against, but that is not rejected. */
    ADVICE(true),
    /** A value outside a documented closed list. */
    CLOSED_LIST(true),
    /** A number outside a documented range, or between its steps. */
    RANGE(true),
    /** A width and height that the documents do not list as a size, so that the provider takes the nearest. */
    SIZE(true),
    /** A parameter that the documents do not list. */
    UNKNOWN_PARAMETER(true),
    /** A model that the documents do not list. */
    UNKNOWN_MODEL(true);

    private final boolean soft;

    Rule(boolean soft) {
        this.soft = soft;
    }

    /** @return whether {@link ValidationLevel#STANDARD} lets it pass with a warning, as documents lag behind services */
    public boolean soft() {
        return soft;
    }
}
