package io.genmedia.camel.orders;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is known of orders, in the database. Each call is a commit of its own, and each can be repeated: a message that comes again
 * finds what was written for it, and writes the same.
 */
@Repository
class OrderBook {

    private static final int LONGEST_REASON = 4096;

    private final JdbcClient database;

    OrderBook(JdbcClient database) {
        this.database = database;
    }

    /**
     * A message that asks for an order, and is to be answered.
     *
     * @param messageId of JMS
     * @param replyTo as {@link JmsAddress} writes it
     * @param correlationId may be null
     */
    record Request(String messageId, String replyTo, String correlationId) {}

    /**
     * Why a message failed, the last time that it did.
     *
     * @param orderId null where it could not be read
     * @param reason in words
     * @param failures how often it has
     * @param failedAt the last time
     */
    record Failure(String orderId, String reason, int failures, OffsetDateTime failedAt) {}

    /**
     * Writes an order down, and who asked for it.
     *
     * @throws InvalidOrderException where another order of this id came before
     */
    void received(Order order, Request request) throws InvalidOrderException {
        String digest = OrderReader.digest(order);
        try {
            database.sql("INSERT INTO orders (order_id, digest, sku, views, received_at) VALUES (?, ?, ?, ?, ?)")
                    .params(order.orderId(), digest, order.sku(), OrderReader.write(order.views()), now())
                    .update();
        } catch (DuplicateKeyException known) {
            String before = database.sql("SELECT digest FROM orders WHERE order_id = ?")
                    .param(order.orderId())
                    .query(String.class)
                    .single();
            if (!before.equals(digest)) {
                throw new InvalidOrderException(
                        "The order " + order.orderId()
                                + " came before with another content. The same orderId is the same order: give this one its own.");
            }
        }
        try {
            database.sql("INSERT INTO order_requests (message_id, order_id, reply_to, correlation_id, answered)"
                            + " VALUES (?, ?, ?, ?, FALSE)")
                    .params(request.messageId(), order.orderId(), request.replyTo(), request.correlationId())
                    .update();
        } catch (DuplicateKeyException redelivered) {
            // this message was here before
        }
    }

    /** @return the reply, once all pictures of the order are over */
    Optional<Reply> reply(String orderId) {
        return database.sql("SELECT reply FROM orders WHERE order_id = ? AND reply IS NOT NULL")
                .param(orderId)
                .query(String.class)
                .optional()
                .map(text -> OrderReader.read(text, Reply.class));
    }

    /** @return whether this picture is over: it was made, or is known not to be */
    boolean isOver(String orderId, String view) {
        return database.sql("SELECT COUNT(*) FROM order_pictures WHERE order_id = ? AND view_name = ?")
                        .params(orderId, view)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Writes what became of a picture, and the reply where it was the last one of its order. */
    void over(String orderId, Reply.Picture picture) {
        String files = OrderReader.write(picture.files());
        String reason = shortened(picture.reason());
        try {
            database.sql("INSERT INTO order_pictures (order_id, view_name, task_id, files, cost, reason)"
                            + " VALUES (?, ?, ?, ?, ?, ?)")
                    .params(orderId, picture.view(), picture.taskId(), files, picture.cost(), reason)
                    .update();
        } catch (DuplicateKeyException toldAgain) {
            // the first time is as good
        }
        Wanted wanted = database.sql("SELECT sku, views FROM orders WHERE order_id = ?")
                .param(orderId)
                .query((row, number) -> new Wanted(row.getString("sku"), strings(row.getString("views"))))
                .single();
        List<Reply.Picture> pictures = database
                .sql("SELECT view_name, task_id, files, cost, reason FROM order_pictures WHERE order_id = ?")
                .param(orderId)
                .query(OrderBook::picture)
                .list()
                .stream()
                .sorted(Comparator.comparing(one -> wanted.views().indexOf(one.view())))
                .toList();
        if (pictures.size() == wanted.views().size()) {
            database.sql("UPDATE orders SET reply = ? WHERE order_id = ? AND reply IS NULL")
                    .params(OrderReader.write(Reply.of(orderId, wanted.sku(), pictures)), orderId)
                    .update();
        }
    }

    private record Wanted(String sku, List<String> views) {}

    private static List<String> strings(String json) {
        return List.of(OrderReader.read(json, String[].class));
    }

    private static Reply.Picture picture(ResultSet row, int number) throws SQLException {
        BigDecimal cost = row.getBigDecimal("cost");
        return new Reply.Picture(
                row.getString("view_name"),
                row.getString("task_id"),
                strings(row.getString("files")),
                cost == null ? null : cost.stripTrailingZeros(),
                row.getString("reason"));
    }

    /** @return the messages that asked for an order and have no reply yet */
    List<Request> unanswered(String orderId) {
        return database.sql(
                        "SELECT message_id, reply_to, correlation_id FROM order_requests WHERE order_id = ? AND NOT answered")
                .param(orderId)
                .query((row, number) -> new Request(
                        row.getString("message_id"), row.getString("reply_to"), row.getString("correlation_id")))
                .list();
    }

    /**
     * One answers a message where two come to it at once. What was claimed under a name is there for the same name again, as for a
     * task that is told again after a crash.
     *
     * @param messageId the message that is to be answered
     * @param claimer the message or the task whose end of the work it is
     * @return whether it is the claimer's to answer
     */
    boolean claim(String messageId, String claimer) {
        return database.sql("UPDATE order_requests SET claimed_by = ?"
                                + " WHERE message_id = ? AND NOT answered AND (claimed_by IS NULL OR claimed_by = ?)")
                        .params(claimer, messageId, claimer)
                        .update()
                > 0;
    }

    /** What this one has claimed and not answered, another may answer. */
    void release(String claimer) {
        database.sql("UPDATE order_requests SET claimed_by = NULL WHERE claimed_by = ? AND NOT answered")
                .param(claimer)
                .update();
    }

    /** The reply to this message was sent. */
    void answered(String messageId) {
        database.sql("UPDATE order_requests SET answered = TRUE WHERE message_id = ?")
                .param(messageId)
                .update();
    }

    /** This message failed. */
    void failed(String messageId, String orderId, String reason) {
        int known = database.sql(
                        "UPDATE order_failures SET order_id = ?, reason = ?, failures = failures + 1, failed_at = ?"
                                + " WHERE message_id = ?")
                .params(orderId, shortened(reason), now(), messageId)
                .update();
        if (known == 0) {
            database.sql("INSERT INTO order_failures (message_id, order_id, reason, failures, failed_at)"
                            + " VALUES (?, ?, ?, 1, ?)")
                    .params(messageId, orderId, shortened(reason), now())
                    .update();
        }
    }

    /** @return why a message failed */
    Optional<Failure> failure(String messageId) {
        return database.sql("SELECT order_id, reason, failures, failed_at FROM order_failures WHERE message_id = ?")
                .param(messageId)
                .query((row, number) -> new Failure(
                        row.getString("order_id"),
                        row.getString("reason"),
                        row.getInt("failures"),
                        row.getObject("failed_at", OffsetDateTime.class)))
                .optional();
    }

    /** This message comes again under another id, and is to be answered once; what it was about to answer, another may. */
    void withdraw(String messageId) {
        database.sql("DELETE FROM order_requests WHERE message_id = ? AND NOT answered")
                .param(messageId)
                .update();
        release(messageId);
    }

    /** This message is gone: neither why it failed nor what was decided for it says anything any more. */
    void forget(String messageId) {
        database.sql("DELETE FROM order_failures WHERE message_id = ?")
                .param(messageId)
                .update();
        takeResubmit(messageId);
    }

    /**
     * Somebody has decided that what this message asks for may be bought again, though it is not known whether it was bought. It
     * counts for this message only.
     */
    void mayResubmit(String messageId) {
        database.sql("INSERT INTO message_resubmits (message_id) VALUES (?)")
                .param(messageId)
                .update();
    }

    /** @return whether somebody has; asking uses it up, so that a message that comes again does not buy again */
    boolean takeResubmit(String messageId) {
        return database.sql("DELETE FROM message_resubmits WHERE message_id = ?")
                        .param(messageId)
                        .update()
                > 0;
    }

    private static String shortened(String reason) {
        return reason == null || reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
