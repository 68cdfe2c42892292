package io.genmedia.camel.media.internal.submit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * Who may submit to an account. Most submits may go together; one that looks at the account first, at its budget or at what it
 * holds, goes alone, so that what it saw is still true when it sends. First come, first served; no thread is held.
 */
public final class SubmitTurns {

    private final Deque<Turn> queue = new ArrayDeque<>();
    private final Deque<Turn> begun = new ArrayDeque<>();
    private int together;
    private boolean alone;
    private boolean telling;

    /**
     * @param goesAlone whether no other submit may be under way meanwhile
     * @return a turn; {@link Turn#come()} completes when it is there
     */
    public Turn take(boolean goesAlone) {
        Turn turn = new Turn(goesAlone);
        synchronized (this) {
            queue.add(turn);
        }
        beginNext();
        return turn;
    }

    /** @return how many wait for their turn */
    public synchronized int waiting() {
        return queue.size();
    }

    private void beginNext() {
        synchronized (this) {
            while (!queue.isEmpty() && !alone && !(queue.peek().goesAlone && together > 0)) {
                Turn turn = queue.poll();
                turn.begun = true;
                alone = turn.goesAlone;
                together += turn.goesAlone ? 0 : 1;
                begun.add(turn);
            }
            if (telling) {
                return;
            }
            telling = true;
        }
        // in a loop: many that end their turn as soon as it comes would fill the stack
        for (Turn turn = nextBegun(); turn != null; turn = nextBegun()) {
            turn.come.complete(null);
        }
    }

    private synchronized Turn nextBegun() {
        Turn next = begun.poll();
        telling = next != null;
        return next;
    }

    /** A turn to submit. */
    public final class Turn {

        private final boolean goesAlone;
        private final CompletableFuture<Void> come = new CompletableFuture<>();
        private boolean begun;
        private boolean ended;

        private Turn(boolean goesAlone) {
            this.goesAlone = goesAlone;
        }

        /** @return completes when it is there */
        public CompletableFuture<Void> come() {
            return come;
        }

        /** It is the next one's; any further call does nothing. */
        public void end() {
            synchronized (SubmitTurns.this) {
                if (ended) {
                    return;
                }
                ended = true;
                if (!begun) {
                    queue.remove(this);
                } else if (goesAlone) {
                    alone = false;
                } else {
                    together--;
                }
            }
            beginNext();
        }
    }
}
