package io.genmedia.camel.media.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The faults that a test has scripted for one provider. Those of an operation are used up in the order in which they were
 * scripted; one that is for always comes after them. Safe for many threads.
 */
public final class Faults {

    private final Map<Operation, Deque<Scripted>> scripted = new EnumMap<>(Operation.class);
    private final Map<Operation, Fault> always = new EnumMap<>(Operation.class);

    /** Scripts faults for an operation. */
    public OnOperation on(Operation operation) {
        return new OnOperation(operation);
    }

    /** The fault for the next request of an operation, which is used up by asking. */
    public synchronized Optional<Fault> take(Operation operation) {
        Deque<Scripted> waiting = scripted.get(operation);
        if (waiting == null || waiting.isEmpty()) {
            return Optional.ofNullable(always.get(operation));
        }
        Scripted next = waiting.removeFirst();
        if (next.times() > 1) {
            waiting.addFirst(new Scripted(next.fault(), next.times() - 1));
        }
        return Optional.of(next.fault());
    }

    /** How many requests of an operation the script still has a fault for, without what is for always. */
    public synchronized int remaining(Operation operation) {
        Deque<Scripted> waiting = scripted.get(operation);
        return waiting == null ? 0 : waiting.stream().mapToInt(Scripted::times).sum();
    }

    /** Forgets all faults. */
    public synchronized void clear() {
        scripted.clear();
        always.clear();
    }

    private synchronized void add(Operation operation, int times, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("times is " + times + "; it must be at least 1");
        }
        scripted.computeIfAbsent(operation, key -> new ArrayDeque<>()).addLast(new Scripted(fault, times));
    }

    private synchronized void setAlways(Operation operation, Fault fault) {
        always.put(operation, fault);
    }

    private synchronized void clear(Operation operation) {
        scripted.remove(operation);
        always.remove(operation);
    }

    /** The script of one operation. */
    public final class OnOperation {

        private final Operation operation;

        private OnOperation(Operation operation) {
            this.operation = operation;
        }

        /** The next request that no earlier fault is for. */
        public OnOperation once(Fault fault) {
            add(operation, 1, fault);
            return this;
        }

        /** The next {@code times} requests that no earlier fault is for. */
        public OnOperation times(int times, Fault fault) {
            add(operation, times, fault);
            return this;
        }

        /** Every request that no other fault is for. */
        public OnOperation always(Fault fault) {
            setAlways(operation, fault);
            return this;
        }

        /** Forgets the faults of this operation. */
        public void clear() {
            Faults.this.clear(operation);
        }
    }

    private record Scripted(Fault fault, int times) {}
}
