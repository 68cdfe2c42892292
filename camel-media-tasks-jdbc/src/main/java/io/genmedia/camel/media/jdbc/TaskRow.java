package io.genmedia.camel.media.jdbc;

import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.spi.Delivery;
import io.genmedia.camel.media.spi.Receipt;
import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.StoredRequest;
import io.genmedia.camel.media.spi.StoredTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A stored task as a row of the table {@code media_task}. */
final class TaskRow {

    /** The columns that say what a task is, in the order of {@link #values}. */
    private static final List<String> COLUMNS = List.of(
            "provider",
            "task_key",
            "bucket",
            "digest",
            "base_url",
            "account",
            "kind",
            "model",
            "attempt",
            "state",
            "task_id",
            "refused",
            "error",
            "receipt",
            "delivery",
            "until_at",
            "tries",
            "due_at",
            "correlation",
            "node",
            "created_at",
            "updated_at");

    private static final int KEY_COLUMNS = 3;

    /** For a SELECT. */
    static final String ALL = String.join(", ", COLUMNS) + ", revision";

    /** For an INSERT: takes the {@linkplain #values values}. */
    static final String INSERT = "INSERT INTO media_task (" + ALL + ", written_at) VALUES ("
            + String.join(", ", Collections.nCopies(COLUMNS.size(), "?")) + ", 0, CURRENT_TIMESTAMP)";

    /** For an UPDATE: takes the {@linkplain #changeable values after the key}. */
    static final String ASSIGNMENTS = COLUMNS.stream()
            .skip(KEY_COLUMNS)
            .map(column -> column + " = ?")
            .collect(Collectors.joining(", ", "", ", written_at = CURRENT_TIMESTAMP"));

    private TaskRow() {}

    /** The values of a task, without its revision. Two tasks whose values are equal are the same to the database. */
    static List<Object> values(StoredTask task) {
        List<Object> values = new ArrayList<>(COLUMNS.size());
        values.add(task.provider());
        values.add(task.key());
        values.add(Share.bucket(task.key()));
        StoredRequest request = task.request();
        values.add(request.digest());
        values.add(request.baseUrl());
        values.add(request.account());
        values.add(request.kind());
        values.add(request.model());
        values.add(task.attempt());
        values.add(task.state().name());
        values.add(task.taskId());
        values.add(task.refused());
        values.add(storable(task.error()));
        values.add(task.receipt() == null ? null : MediaJson.write(task.receipt()));
        Delivery delivery = task.delivery();
        values.add(delivery.mode().name());
        values.add(delivery.until());
        values.add(delivery.tries());
        values.add(delivery.due());
        values.add(CorrelationJson.write(delivery.correlation()));
        values.add(task.node());
        values.add(task.createdAt());
        values.add(task.updatedAt());
        return values;
    }

    /** The values that may change. */
    static List<Object> changeable(List<Object> values) {
        return values.subList(KEY_COLUMNS, values.size());
    }

    static StoredTask read(ResultSet row) throws SQLException {
        StoredRequest request = new StoredRequest(
                row.getString("digest"),
                row.getString("base_url"),
                row.getString("account"),
                row.getString("kind"),
                row.getString("model"));
        Delivery delivery = new Delivery(
                Delivery.Mode.valueOf(row.getString("delivery")),
                Sql.instant(row, "until_at"),
                row.getInt("tries"),
                Sql.instant(row, "due_at"),
                CorrelationJson.read(row.getString("correlation")));
        return new StoredTask(
                row.getString("provider"),
                row.getString("task_key"),
                request,
                row.getInt("attempt"),
                StoredTask.State.valueOf(row.getString("state")),
                row.getString("task_id"),
                row.getBoolean("refused"),
                row.getString("error"),
                receipt(row.getString("receipt")),
                delivery,
                row.getString("node"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                row.getLong("revision"));
    }

    private static Receipt receipt(String json) {
        try {
            return json == null ? null : MediaJson.mapper().readValue(json, Receipt.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Not the receipt of a stored task: " + json, e);
        }
    }

    /** A provider may say anything; PostgreSQL takes neither a NUL nor half a character. */
    private static String storable(String text) {
        return text == null
                ? null
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
