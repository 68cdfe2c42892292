package io.genmedia.camel.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The orders, in the database in which the components keep what they bought. Each change is one statement that names the states in
 * which it may happen, so that of two that come at once one wins.
 */
@ApplicationScoped
class OrderTable {

    private static final String DUPLICATE = "23505";
    private static final String CHANGE = "UPDATE studio_order SET version = version + 1, ";

    private final DataSource database;
    private final ObjectMapper json;

    OrderTable(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @PostConstruct
    void create() {
        update(
                """
                CREATE TABLE IF NOT EXISTS studio_order (
                    number BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
                    id VARCHAR(36) PRIMARY KEY,
                    created TIMESTAMP WITH TIME ZONE NOT NULL,
                    provider VARCHAR(40) NOT NULL,
                    kind VARCHAR(40) NOT NULL,
                    model VARCHAR(200) NOT NULL,
                    input CLOB NOT NULL,
                    state VARCHAR(20) NOT NULL,
                    step VARCHAR(20) NOT NULL,
                    revision INT NOT NULL,
                    task_id VARCHAR(200),
                    progress INT,
                    cost DECIMAL(20, 8),
                    adjustments CLOB,
                    files CLOB NOT NULL,
                    problem CLOB,
                    updated TIMESTAMP WITH TIME ZONE NOT NULL)
                """);
        // of an older studio: where an order was placed is not known then
        update("ALTER TABLE studio_order ADD COLUMN IF NOT EXISTS origin VARCHAR(2000)");
        update("ALTER TABLE studio_order ADD COLUMN IF NOT EXISTS simulated BOOLEAN DEFAULT FALSE NOT NULL");
        update("ALTER TABLE studio_order ADD COLUMN IF NOT EXISTS version BIGINT DEFAULT 0 NOT NULL");
        update("CREATE INDEX IF NOT EXISTS studio_order_state ON studio_order (state, number)");
    }

    /** @return whether it is new: an order of this id may be there already */
    boolean insert(Wanted wanted, Origin origin) {
        Instant now = Instant.now();
        try {
            update(
                    "INSERT INTO studio_order (id, created, provider, kind, model, input, state, step, revision, files, updated,"
                            + " origin, simulated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '[]', ?, ?, ?)",
                    wanted.id(),
                    now,
                    wanted.provider(),
                    wanted.kind(),
                    wanted.model(),
                    write(wanted.input()),
                    OrderState.PLACED,
                    OrderStep.BUY,
                    now,
                    origin.address(),
                    origin.simulated());
            return true;
        } catch (TableException e) {
            if (e.isDuplicate()) {
                return false;
            }
            throw e;
        }
    }

    Optional<Order> find(String id) {
        return select("WHERE id = ?", id).stream().findFirst();
    }

    /** Those in any of the states, the newest first, from before a number. */
    List<Order> page(Collection<OrderState> states, long before, int atMost) {
        return select(
                "WHERE state IN (" + names(states) + ") AND number < ? ORDER BY number DESC FETCH FIRST ? ROWS ONLY",
                before,
                atMost);
    }

    /** Those that are to be gone on with, the oldest first. */
    List<Order> open() {
        return select("WHERE state IN (" + names(OrderState.OPEN) + ") ORDER BY number");
    }

    /** Whether an order that may be sent again names a file that was put in. */
    boolean needs(String file) {
        return query(
                                "SELECT COUNT(*) FROM studio_order WHERE state <> 'DONE' AND input LIKE ?",
                                row -> row.getInt(1),
                                "%" + file + "%")
                        .get(0)
                > 0;
    }

    int count(Collection<OrderState> states) {
        return query("SELECT COUNT(*) FROM studio_order WHERE state IN (" + names(states) + ")", row -> row.getInt(1))
                .get(0);
    }

    /** What is seen of its task; late news change nothing. */
    boolean running(String id, String taskId, Integer progress) {
        return update(
                        CHANGE + "state = 'RUNNING', task_id = ?, progress = ?, updated = ? WHERE id = ? AND state IN"
                                + " ('PLACED', 'RUNNING')",
                        taskId,
                        progress,
                        Instant.now(),
                        id)
                == 1;
    }

    /** What the provider says of money; null for what it does not tell. */
    void costs(String id, Object cost, JsonNode adjustments) {
        update(
                CHANGE + "cost = COALESCE(?, cost), adjustments = COALESCE(?, adjustments) WHERE id = ?",
                cost,
                adjustments == null ? null : write(adjustments),
                id);
    }

    /** Its result is known: what was fetched of it before is fetched again. */
    boolean fetching(String id, String taskId) {
        return update(
                        CHANGE + "state = 'FETCHING', task_id = ?, progress = 100, files = '[]', problem = NULL,"
                                + " updated = ? WHERE id = ? AND state IN ('PLACED', 'RUNNING', 'FETCHING')",
                        taskId,
                        Instant.now(),
                        id)
                == 1;
    }

    /** A piece of it is here. */
    void files(String id, List<ResultFile> files) {
        update(CHANGE + "files = ? WHERE id = ? AND state = 'FETCHING'", write(files), id);
    }

    boolean done(String id) {
        return update(CHANGE + "state = 'DONE', updated = ? WHERE id = ? AND state = 'FETCHING'", Instant.now(), id)
                == 1;
    }

    boolean stopped(String id, OrderState state, String taskId, Problem problem) {
        return update(
                        CHANGE + "state = ?, task_id = COALESCE(?, task_id), problem = ?, updated = ? WHERE id = ? AND"
                                + " state IN (" + names(OrderState.OPEN) + ")",
                        state,
                        taskId,
                        write(problem),
                        Instant.now(),
                        id)
                == 1;
    }

    /** Somebody asks for it again: of several who do so at once, one does. */
    boolean reopen(String id, int revision, OrderState from, OrderStep step) {
        return update(
                        CHANGE + "state = 'PLACED', step = ?, revision = revision + 1, progress = NULL, problem = NULL,"
                                + " updated = ? WHERE id = ? AND revision = ? AND state = ?",
                        step,
                        Instant.now(),
                        id,
                        revision,
                        from)
                == 1;
    }

    /** A start of the application goes on with it. */
    void goOn(String id, OrderStep step) {
        update(CHANGE + "step = ?, problem = NULL WHERE id = ?", step, id);
    }

    /** It stays as it is, and a person is told why. */
    void held(String id, Problem problem) {
        update(CHANGE + "problem = ? WHERE id = ?", write(problem), id);
    }

    private static String names(Collection<OrderState> states) {
        return states.stream().map(state -> "'" + state.name() + "'").collect(Collectors.joining(", "));
    }

    private List<Order> select(String where, Object... values) {
        return query("SELECT * FROM studio_order " + where, this::read, values);
    }

    private Order read(ResultSet row) throws SQLException {
        String adjustments = row.getString("adjustments");
        String problem = row.getString("problem");
        String origin = row.getString("origin");
        return new Order(
                row.getString("id"),
                origin == null ? null : new Origin(origin, row.getBoolean("simulated")),
                row.getLong("number"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getString("provider"),
                row.getString("kind"),
                row.getString("model"),
                parse(row.getString("input"), new TypeReference<JsonNode>() {}),
                OrderState.valueOf(row.getString("state")),
                OrderStep.valueOf(row.getString("step")),
                row.getInt("revision"),
                row.getString("task_id"),
                row.getObject("progress", Integer.class),
                row.getBigDecimal("cost"),
                adjustments == null ? null : parse(adjustments, new TypeReference<JsonNode>() {}),
                parse(row.getString("files"), new TypeReference<List<ResultFile>>() {}),
                problem == null ? null : parse(problem, new TypeReference<Problem>() {}),
                row.getObject("updated", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new TableException(e);
        }
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        } catch (SQLException e) {
            throw new TableException(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                value = instant.atOffset(ZoneOffset.UTC);
            } else if (value instanceof Enum<?> named) {
                value = named.name();
            }
            statement.setObject(i + 1, value);
        }
        return statement;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The database could not do what it was asked. */
    static final class TableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TableException(SQLException cause) {
            super("The table of orders: " + cause.getMessage(), cause);
        }

        boolean isDuplicate() {
            return getCause() instanceof SQLException failure && DUPLICATE.equals(failure.getSQLState());
        }
    }
}
