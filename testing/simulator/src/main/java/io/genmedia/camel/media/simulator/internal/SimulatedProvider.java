package io.genmedia.camel.media.simulator.internal;

/** A provider's behaviour, without a transport. Implementations are called by many threads at once. */
public interface SimulatedProvider {

    /** The first segment of the provider's paths, as {@code /monet}. */
    String prefix();

    /** Acts on a request whose path no longer has the prefix. Never blocks for longer than making media takes. */
    SimulatorResponse handle(SimulatorRequest request);

    /** Whether the request may take long (media are made, files are written), so that an I/O thread should not do it. */
    boolean isHeavy(SimulatorRequest request);
}
