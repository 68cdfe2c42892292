package io.genmedia.camel.benchmarks.small;

/** What the route of a context that is started leads to. */
public enum StartTarget {
    /** Nothing: the route ends at once. */
    NOTHING("nothing", null),
    /** A small component of Camel's, for what any component costs. */
    LOG("log", "log:film"),
    /** A component of Camel's that makes calls, too. */
    HTTP("http", "http://127.0.0.1:1/film"),
    /** The component, with a model. */
    MODEL("monet", "monet:video?model=sora-2&apiKey=a-key&baseUrl=http://127.0.0.1:1"),
    /** The component, with a model and a parameter, which is held against the schema of the model as the route starts. */
    PARAMETER("and duration", "monet:video?model=sora-2&duration=10&apiKey=a-key&baseUrl=http://127.0.0.1:1");

    private final String label;
    private final String endpoint;

    StartTarget(String label, String endpoint) {
        this.label = label;
        this.endpoint = endpoint;
    }

    String label() {
        return label;
    }

    /** @return the URI of the endpoint, as arguments of {@link StartProgram} */
    String[] arguments() {
        return endpoint == null ? new String[0] : new String[] {endpoint};
    }

    /** @return whether the component has to be on the class path */
    boolean needsComponent() {
        return this == MODEL || this == PARAMETER;
    }
}
