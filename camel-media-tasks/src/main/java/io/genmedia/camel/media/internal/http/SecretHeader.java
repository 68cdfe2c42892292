package io.genmedia.camel.media.internal.http;

import org.apache.hc.core5.http.Header;

/** A header whose value only the {@link RequestWriter} gets to see. */
final class SecretHeader implements Header {

    private final String name;
    private final String wireValue;

    SecretHeader(String name, String wireValue) {
        this.name = name;
        this.wireValue = wireValue;
    }

    String wireValue() {
        return wireValue;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getValue() {
        return "***";
    }

    @Override
    public boolean isSensitive() {
        return true;
    }

    @Override
    public String toString() {
        return name + ": ***";
    }
}
