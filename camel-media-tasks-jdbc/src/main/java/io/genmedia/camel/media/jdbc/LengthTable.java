package io.genmedia.camel.media.jdbc;

import io.genmedia.camel.media.spi.TaskLengths;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code media_length}: what was learned of how long tasks take, changed only by who knows its revision. */
final class LengthTable implements TaskLengths {

    private static final String SELECT = "SELECT alike, learned, revision FROM media_length WHERE provider = ?";
    private static final String ALL = SELECT + " ORDER BY written_at DESC, alike LIMIT ?";
    private static final String FIND = SELECT + " AND alike = ?";
    private static final String INSERT =
            "INSERT INTO media_length (provider, alike, learned, revision, written_at) VALUES (?, ?, ?, 1, CURRENT_TIMESTAMP)";
    private static final String UPDATE =
            """
            UPDATE media_length SET learned = ?, revision = revision + 1, written_at = CURRENT_TIMESTAMP
            WHERE provider = ? AND alike = ? AND revision = ?
            """;
    private static final String FORGET = "DELETE FROM media_length WHERE provider = ? AND written_at < ?";

    private final Sql sql;
    private final String insert;

    LengthTable(Sql sql, Database database) {
        this.sql = sql;
        this.insert = INSERT + database.unlessKnown();
    }

    @Override
    public List<Learned> all(String provider, int atMost) {
        return sql.call("read how long tasks take", on -> Sql.query(on, ALL, LengthTable::read, provider, atMost));
    }

    @Override
    public Optional<Learned> find(String provider, String like) {
        return sql
                .call("read how long tasks take", on -> Sql.query(on, FIND, LengthTable::read, provider, like))
                .stream()
                .findFirst();
    }

    @Override
    public boolean keep(String provider, String like, String text, long was) {
        return sql.call("write how long tasks take", on -> {
            try {
                int changed = was == 0
                        ? Sql.update(on, insert, provider, like, text)
                        : Sql.update(on, UPDATE, text, provider, like, was);
                return changed > 0;
            } catch (SQLException e) {
                if (Database.isDuplicate(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** Forgets tasks of which none ended since. */
    void forget(String provider, Instant before) {
        sql.call("forget how long tasks took", on -> Sql.update(on, FORGET, provider, before));
    }

    private static Learned read(ResultSet row) throws SQLException {
        return new Learned(row.getString("alike"), row.getString("learned"), row.getLong("revision"));
    }
}
