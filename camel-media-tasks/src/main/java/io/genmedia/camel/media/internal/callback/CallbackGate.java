package io.genmedia.camel.media.internal.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on the requests to one path, and knows no server: who may come in, judged before the body is touched, and who takes
 * what is brought. Several receivers may stand behind one path, each with secrets of its own.
 */
final class CallbackGate {

    /** The largest body, in bytes. */
    static final int MAX_BODY = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(CallbackListener.class);

    /** Of several answers the one that counts comes last: what makes the provider send it again beats what settles it. */
    private static final List<CallbackReply> WEIGHT = List.of(
            CallbackReply.CLOSED, CallbackReply.MALFORMED, CallbackReply.OK, CallbackReply.FAILED, CallbackReply.LATER);

    private final String path;
    private final BooleanSupplier suspended;
    private final CallbackTally tally;
    private final List<Desk> desks = new CopyOnWriteArrayList<>();

    /**
     * @param path for the log
     * @param suspended whether nothing is to be taken for now
     * @param tally counts what is answered
     */
    CallbackGate(String path, BooleanSupplier suspended, CallbackTally tally) {
        this.path = path;
        this.suspended = suspended;
        this.tally = tally;
    }

    /** Somebody who takes callbacks, and the secrets that are right for him. */
    record Desk(CallbackSecrets secrets, CallbackReceiver receiver) {

        boolean accepts(CallbackQuery query) {
            return secrets.accepts(query.submitId(), query.token());
        }
    }

    /**
     * What the head of a request led to.
     *
     * @param refusal the answer, where the body is not wanted; null where it is
     * @param query whose token was right; null where none was
     */
    record Entry(CallbackReply refusal, CallbackQuery query) {

        boolean isRefused() {
            return refusal != null;
        }
    }

    void add(Desk desk) {
        desks.add(desk);
    }

    void remove(Desk desk) {
        desks.remove(desk);
    }

    /** @return whether the request may bring its body */
    Entry enter(CallbackHead head) {
        if (desks.isEmpty()) {
            return refuse(CallbackReply.CLOSED);
        }
        if (suspended.getAsBoolean()) {
            return refuse(CallbackReply.SUSPENDED);
        }
        if (!head.isPost()) {
            return refuse(CallbackReply.NOT_POST);
        }
        CallbackQuery query = CallbackQuery.parse(head.query());
        if (query == null || desks.stream().noneMatch(desk -> desk.accepts(query))) {
            return refuse(CallbackReply.NO_SECRET);
        }
        if (head.isEncoded()) {
            return refuse(CallbackReply.ENCODED);
        }
        if (head.promisesMoreThan(MAX_BODY)) {
            return refuse(CallbackReply.TOO_LARGE);
        }
        return new Entry(null, query);
    }

    private Entry refuse(CallbackReply reply) {
        tally.count(reply);
        return new Entry(reply, null);
    }

    /** @return the answer to a request that was let in and whose body did not come whole */
    CallbackReply broken(CallbackReply why) {
        tally.count(why);
        return why;
    }

    /**
     * @param entry that the request got
     * @param body all of it, not longer than {@link #MAX_BODY}
     * @return the answer
     */
    CallbackReply deliver(Entry entry, byte[] body) {
        CallbackReply reply = replyTo(entry.query(), body);
        tally.count(reply);
        return reply;
    }

    private CallbackReply replyTo(CallbackQuery query, byte[] body) {
        JsonNode json = CallbackJson.parse(body);
        if (json == null) {
            return CallbackReply.MALFORMED;
        }
        CallbackArrival arrival = new CallbackArrival(query.submitId(), json);
        CallbackReply best = CallbackReply.CLOSED;
        for (Desk desk : desks) {
            // once more: a desk may have gone while the body came
            if (desk.accepts(query)) {
                CallbackAnswer answer = ask(desk.receiver(), arrival);
                if (answer == CallbackAnswer.TAKEN || answer == CallbackAnswer.REPEATED) {
                    return CallbackReply.OK;
                }
                CallbackReply reply = reply(answer);
                best = WEIGHT.indexOf(reply) > WEIGHT.indexOf(best) ? reply : best;
            }
        }
        return best;
    }

    private static CallbackReply reply(CallbackAnswer answer) {
        if (answer == null) {
            return CallbackReply.FAILED;
        }
        return switch (answer) {
            case TAKEN, REPEATED, UNKNOWN -> CallbackReply.OK;
            case MALFORMED -> CallbackReply.MALFORMED;
            case LATER -> CallbackReply.LATER;
        };
    }

    /** @return its answer; null where it failed */
    private CallbackAnswer ask(CallbackReceiver receiver, CallbackArrival arrival) {
        try {
            return receiver.arrived(arrival);
        } catch (RuntimeException | StackOverflowError e) {
            // its message and its causes may quote the body
            StackTraceElement[] trace = e.getStackTrace();
            LOG.warn(
                    "The callback of submit {} to {} was verified and could not be taken: {} at {}. The result is found by"
                            + " polling all the same.",
                    LogText.of(arrival.submitId()),
                    path,
                    e.getClass().getName(),
                    trace.length == 0 ? "an unknown place" : trace[0]);
            return null;
        }
    }
}
