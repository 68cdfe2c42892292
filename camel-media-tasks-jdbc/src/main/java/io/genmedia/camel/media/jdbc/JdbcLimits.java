package io.genmedia.camel.media.jdbc;

import io.genmedia.camel.media.spi.SharedLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Places in the tables {@code media_account} and {@code media_place}. Who asks for a place locks the row of its account, so that
 * the last place is given once. A place is a row; it goes when it is free and its submit counts no longer. All times are the
 * callers', as the database's clock has them.
 */
final class JdbcLimits implements SharedLimits {

    /** When to ask again where nobody knows when a place gets free. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final String LOCK = "SELECT rest_until FROM media_account WHERE account = ? FOR UPDATE";
    private static final String ENTER = "INSERT INTO media_account (account) VALUES (?)";
    private static final String REST = "UPDATE media_account SET rest_until = ? WHERE account = ?";
    private static final String PLACES =
            "SELECT place, expires_at, counts_until, freed FROM media_place WHERE account = ? ORDER BY id";
    private static final String CLEAN =
            """
            DELETE FROM media_place
            WHERE account = ? AND (freed = TRUE OR expires_at <= ?) AND (counts_until <= ?
                OR counts_until IS NULL AND expires_at <= ?)
            """;
    private static final String TAKE =
            "INSERT INTO media_place (account, place, expires_at, window_ms, freed) VALUES (?, ?, ?, ?, FALSE)";
    private static final String ANSWERED =
            "SELECT id, window_ms FROM media_place" + " WHERE account = ? AND place = ? AND counts_until IS NULL";
    private static final String COUNT_UNTIL = "UPDATE media_place SET counts_until = ? WHERE id = ?";
    private static final String GIVE_BACK = "DELETE FROM media_place WHERE account = ? AND place = ? AND freed = FALSE";
    private static final String FREE =
            "UPDATE media_place SET freed = TRUE WHERE account = ? AND place = ? AND freed = FALSE";
    private static final String IN_FLIGHT =
            "SELECT COUNT(*) AS taken FROM media_place WHERE account = ? AND freed = FALSE AND expires_at > ?";

    private final Sql sql;
    private final DatabaseClock clock;
    private final String enter;

    JdbcLimits(Sql sql, Database database, DatabaseClock clock) {
        this.sql = sql;
        this.clock = clock;
        this.enter = ENTER + database.unlessKnown();
    }

    private record Place(String name, Instant expiresAt, Instant countsUntil, boolean freed) {

        boolean isTaken(Instant now) {
            return !freed && expiresAt.isAfter(now);
        }

        /** A submit without an answer counts, as long as its place is not given up. */
        boolean counts(Instant now) {
            return countsUntil == null ? expiresAt.isAfter(now) : countsUntil.isAfter(now);
        }
    }

    @Override
    public Duration take(String account, String place, Limits limits, Instant here) {
        Instant now = clock.there(here);
        return locked("give a place", account, (connection, restUntil) -> {
            Sql.update(connection, CLEAN, account, now, now, now);
            List<Place> places = Sql.query(
                    connection,
                    PLACES,
                    row -> new Place(
                            row.getString("place"),
                            Sql.instant(row, "expires_at"),
                            Sql.instant(row, "counts_until"),
                            row.getBoolean("freed")),
                    account);
            if (places.stream().anyMatch(one -> one.name().equals(place) && one.isTaken(now))) {
                return Duration.ZERO;
            }
            Duration wait = wait(places, restUntil, limits, now);
            if (wait.isZero()) {
                long window = limits.window() == null ? 0 : limits.window().toMillis();
                Sql.update(connection, TAKE, account, place, now.plus(limits.longestPlace()), window);
            }
            return wait;
        });
    }

    private static Duration wait(List<Place> places, Instant restUntil, Limits limits, Instant now) {
        if (restUntil != null && restUntil.isAfter(now)) {
            return Duration.between(now, restUntil);
        }
        if (limits.atOnce() > 0
                && places.stream().filter(place -> place.isTaken(now)).count() >= limits.atOnce()) {
            return SOON;
        }
        List<Place> counting =
                places.stream().filter(place -> place.counts(now)).toList();
        if (limits.submits() > 0 && counting.size() >= limits.submits()) {
            return counting.stream()
                    .filter(place -> place.countsUntil() != null)
                    .map(place -> Duration.between(now, place.countsUntil()))
                    .sorted()
                    // so many have to end that one less than allowed are left
                    .skip(counting.size() - limits.submits())
                    .findFirst()
                    .orElse(SOON);
        }
        return Duration.ZERO;
    }

    /** Done while nobody else does the like with the same account. */
    @FunctionalInterface
    private interface Locked<T> {
        T on(Connection connection, Instant restUntil) throws SQLException;
    }

    private <T> T locked(String what, String account, Locked<T> work) {
        while (true) {
            List<T> result = sql.inTransaction(what, connection -> {
                List<Instant> rests = Sql.query(connection, LOCK, row -> Sql.instant(row, "rest_until"), account);
                return rests.isEmpty() ? List.of() : List.of(work.on(connection, rests.get(0)));
            });
            if (!result.isEmpty()) {
                return result.get(0);
            }
            enter(account);
        }
    }

    private void enter(String account) {
        sql.call("enter an account", connection -> {
            try {
                return Sql.update(connection, enter, account);
            } catch (SQLException e) {
                if (Database.isDuplicate(e)) {
                    return 0;
                }
                throw e;
            }
        });
    }

    @Override
    public void answered(String account, String place, Instant here) {
        Instant now = clock.there(here);
        sql.inTransaction("note an answer", connection -> noteAnswer(connection, account, place, now));
    }

    private static int noteAnswer(Connection connection, String account, String place, Instant now)
            throws SQLException {
        record Open(long id, long window) {}
        List<Open> open = Sql.query(
                connection, ANSWERED, row -> new Open(row.getLong("id"), row.getLong("window_ms")), account, place);
        for (Open one : open) {
            Sql.update(connection, COUNT_UNTIL, now.plusMillis(one.window()), one.id());
        }
        return open.size();
    }

    @Override
    public void giveBack(String account, String place) {
        sql.call("take back a place", connection -> Sql.update(connection, GIVE_BACK, account, place));
    }

    @Override
    public void free(String account, String place, Instant here) {
        Instant now = clock.there(here);
        sql.inTransaction("free a place", connection -> {
            noteAnswer(connection, account, place, now);
            return Sql.update(connection, FREE, account, place);
        });
    }

    @Override
    public void rest(String account, Instant until) {
        Instant there = clock.there(until);
        locked(
                "let an account rest",
                account,
                (connection, restUntil) -> restUntil != null && restUntil.isAfter(there)
                        ? 0
                        : Sql.update(connection, REST, there, account));
    }

    @Override
    public int inFlight(String account, Instant now) {
        return sql.call("count places", connection -> Sql.query(
                        connection, IN_FLIGHT, row -> row.getInt("taken"), account, clock.there(now))
                .get(0));
    }
}
