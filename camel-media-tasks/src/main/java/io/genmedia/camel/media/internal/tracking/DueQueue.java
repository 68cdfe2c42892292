package io.genmedia.camel.media.internal.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is due, the earliest first, and in the order of coming where it is due at the same time. Nothing is searched for. */
final class DueQueue<T extends DueQueue.Item> {

    /** What can stand in one queue at a time. */
    abstract static class Item {
        private DueQueue<?> queue;
        private int place;
        private long due;
        private long number;

        private boolean isBefore(Item other) {
            return due == other.due ? number - other.number < 0 : due - other.due < 0;
        }
    }

    private final List<T> heap = new ArrayList<>();
    private long count;

    int size() {
        return heap.size();
    }

    boolean isEmpty() {
        return heap.isEmpty();
    }

    /** @return when the first is due; there must be one */
    long firstDue() {
        Item first = heap.get(0);
        return first.due;
    }

    /** @return whether the first is due */
    boolean isDue(long now) {
        return !heap.isEmpty() && firstDue() - now <= 0;
    }

    /** @return whether it stands here */
    boolean has(T item) {
        Item entry = item;
        return entry.queue == this;
    }

    /** The item must stand in no queue. */
    void add(T item, long due) {
        Item entry = item;
        entry.queue = this;
        entry.due = due;
        entry.number = count++;
        heap.add(item);
        up(item, heap.size() - 1);
    }

    /** @return the first, taken out */
    T poll() {
        T first = heap.get(0);
        remove(first);
        return first;
    }

    /** @return whether it stood here, and was taken out */
    boolean remove(T item) {
        Item entry = item;
        if (entry.queue != this) {
            return false;
        }
        entry.queue = null;
        T last = heap.remove(heap.size() - 1);
        if (last != item) {
            int place = entry.place;
            up(last, place);
            Item moved = last;
            if (moved.place == place) {
                down(last, place);
            }
        }
        return true;
    }

    /** @param each is told of all that are due, in no order; must not change the queue */
    void forEachDue(long now, Consumer<T> each) {
        forEachDue(0, now, each);
    }

    private void forEachDue(int place, long now, Consumer<T> each) {
        if (place < heap.size()) {
            T item = heap.get(place);
            Item entry = item;
            if (entry.due - now <= 0) {
                each.accept(item);
                forEachDue(2 * place + 1, now, each);
                forEachDue(2 * place + 2, now, each);
            }
        }
    }

    private void up(T item, int from) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) / 2;
            T above = heap.get(parent);
            if (!((Item) item).isBefore(above)) {
                break;
            }
            put(above, place);
            place = parent;
        }
        put(item, place);
    }

    private void down(T item, int from) {
        int place = from;
        int half = heap.size() / 2;
        while (place < half) {
            int child = 2 * place + 1;
            if (child + 1 < heap.size() && ((Item) heap.get(child + 1)).isBefore(heap.get(child))) {
                child++;
            }
            T below = heap.get(child);
            if (!((Item) below).isBefore(item)) {
                break;
            }
            put(below, place);
            place = child;
        }
        put(item, place);
    }

    private void put(T item, int place) {
        heap.set(place, item);
        ((Item) item).place = place;
    }
}
