package io.genmedia.camel.media.simulator.internal;

import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts requests and keeps the last ones of each operation, so that ten thousand status reads neither fill the memory
 * nor push the one upload out.
 */
public final class RequestLog {

    private static final int KEPT_PER_OPERATION = 1_000;
    private static final int BODY_KEPT = 16 * 1024;
    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "cookie", "x-api-key", "api-key");
    private static final Set<String> SECRET_IN_QUERY = Set.of("key", "api_key", "apikey", "token");

    private final Map<Operation, Shelf> shelves = new EnumMap<>(Operation.class);
    private final Shelf rejected = new Shelf();
    private final AtomicLong sequence = new AtomicLong();

    /** An empty log. */
    public RequestLog() {
        for (Operation operation : Operation.values()) {
            shelves.put(operation, new Shelf());
        }
    }

    /** Keeps a request and its answer. */
    public void record(Instant at, Operation operation, SimulatorRequest request, int status, Optional<Fault> fault) {
        RecordedRequest recorded = new RecordedRequest(
                at,
                operation,
                request.method(),
                request.path(),
                withoutSecrets(request.query(), SECRET_IN_QUERY),
                withoutSecrets(request.headers(), SECRET),
                isMultipart(request) ? "" : request.body().text(BODY_KEPT),
                request.body().size(),
                status,
                fault);
        Entry entry = new Entry(sequence.incrementAndGet(), recorded);
        shelves.get(operation).add(entry);
        if (fault.isEmpty() && (status == 400 || status == 409 || status == 413 || status == 422)) {
            rejected.add(entry);
        }
    }

    /** How many requests of an operation came. */
    public long count(Operation operation) {
        return shelves.get(operation).count();
    }

    /** The last requests of an operation, in their order. */
    public List<RecordedRequest> requests(Operation operation) {
        return shelves.get(operation).entries().stream().map(Entry::request).toList();
    }

    /** The last requests of all operations, in their order. */
    public List<RecordedRequest> requests() {
        List<Entry> all = new ArrayList<>();
        shelves.values().forEach(shelf -> all.addAll(shelf.entries()));
        all.sort(Comparator.comparingLong(Entry::number));
        return all.stream().map(Entry::request).toList();
    }

    /** The last requests that the provider itself, and no scripted fault, found wrong. */
    public List<RecordedRequest> rejected() {
        return rejected.entries().stream().map(Entry::request).toList();
    }

    /** Forgets everything. */
    public void clear() {
        shelves.values().forEach(Shelf::clear);
        rejected.clear();
    }

    private static boolean isMultipart(SimulatorRequest request) {
        return request.header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/"))
                .orElse(false);
    }

    private static Map<String, List<String>> withoutSecrets(Map<String, List<String>> given, Set<String> secret) {
        TreeMap<String, List<String>> safe = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        given.forEach((name, values) -> safe.put(
                name,
                secret.contains(name.toLowerCase(Locale.ROOT))
                        ? values.stream().map(RequestLog::fingerprint).toList()
                        : List.copyOf(values)));
        return Collections.unmodifiableMap(safe);
    }

    /** A credential as it is recorded: {@code Bearer sha256:} and the first twelve digits of the checksum. */
    public static String fingerprint(String credential) {
        int space = credential.indexOf(' ');
        String scheme = space < 0 ? "" : credential.substring(0, space + 1);
        String secret = space < 0 ? credential : credential.substring(space + 1);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return scheme + "sha256:" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Entry(long number, RecordedRequest request) {}

    private static final class Shelf {

        private final Deque<Entry> kept = new ArrayDeque<>();
        private long count;

        synchronized void add(Entry entry) {
            count++;
            kept.addLast(entry);
            if (kept.size() > KEPT_PER_OPERATION) {
                kept.removeFirst();
            }
        }

        synchronized long count() {
            return count;
        }

        synchronized List<Entry> entries() {
            return new ArrayList<>(kept);
        }

        synchronized void clear() {
            kept.clear();
            count = 0;
        }
    }
}
