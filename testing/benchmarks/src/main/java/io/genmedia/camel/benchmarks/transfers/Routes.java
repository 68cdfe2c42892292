package io.genmedia.camel.benchmarks.transfers;

import io.genmedia.camel.benchmarks.child.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The component in a JVM with a small heap. */
final class Routes implements Carrier, AutoCloseable {

    private static final String HEAP = "-Xmx64m";

    private final ChildJvm jvm;

    /** @param folder where its temporary files are */
    Routes(Path folder, String baseUrl, String apiKey) throws IOException {
        jvm = ChildJvm.start(List.of(HEAP, "-Djava.io.tmpdir=" + folder), CarrierProgram.class, baseUrl, apiKey);
    }

    /** Has a film made, and answers its address. */
    String film() {
        return jvm.ask(CarrierProgram.FILM);
    }

    @Override
    public Cost download(String address, long size) throws IOException {
        String[] answer = jvm.ask(CarrierProgram.DOWNLOAD + address).split(" ");
        if (Long.parseLong(answer[2]) != size) {
            throw new IOException("the component fetched " + answer[2] + " bytes of " + size);
        }
        return cost(answer);
    }

    @Override
    public Cost upload(Path file) {
        return cost(jvm.ask(CarrierProgram.UPLOAD + file).split(" "));
    }

    private static Cost cost(String[] answer) {
        return new Cost(Long.parseLong(answer[0]), Long.parseLong(answer[1]));
    }

    /** KiB of memory that were resident at most; -1 where it is not known. */
    long residentAtMost() {
        return Long.parseLong(jvm.ask(CarrierProgram.RESIDENT));
    }

    @Override
    public void close() {
        jvm.close();
    }
}
