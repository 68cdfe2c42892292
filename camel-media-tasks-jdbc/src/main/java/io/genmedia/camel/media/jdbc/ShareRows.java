package io.genmedia.camel.media.jdbc;

import com.github.kagkarlsson.scheduler.task.Execution;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of the shares is read and written besides db-scheduler. */
final class ShareRows {

    private static final Logger LOG = LoggerFactory.getLogger(ShareRows.class);

    /** The table of db-scheduler. */
    static final String TABLE = "media_scheduled";

    private static final String VERSION =
            "SELECT version FROM media_scheduled WHERE task_name = ? AND task_instance = ?";
    private static final String COUNT = "SELECT shares FROM media_provider WHERE provider = ?";
    private static final String DECIDE = "INSERT INTO media_provider (provider, shares) VALUES (?, ?)";

    private final Sql sql;
    private final String decide;

    ShareRows(Sql sql, Database database) {
        this.sql = sql;
        this.decide = DECIDE + database.unlessKnown();
    }

    /**
     * Into how many shares the tasks of a provider are divided. All nodes must mean the same, so the first one decides.
     *
     * @param wanted how many this node would like
     */
    int count(String provider, int wanted) {
        int shares = sql.call("agree on shares", connection -> {
            List<Integer> known = Sql.query(connection, COUNT, row -> row.getInt("shares"), provider);
            if (known.isEmpty()) {
                try {
                    Sql.update(connection, decide, provider, wanted);
                } catch (SQLException e) {
                    if (!Database.isDuplicate(e)) {
                        throw e;
                    }
                }
                known = Sql.query(connection, COUNT, row -> row.getInt("shares"), provider);
            }
            return known.get(0);
        });
        if (shares != wanted) {
            LOG.warn(
                    "The tasks of {} are divided into {} shares, not into {}: the first node decided. To change that, stop all"
                            + " nodes, and delete the rows of {} from media_provider and of media-{} from media_scheduled",
                    provider,
                    shares,
                    wanted,
                    provider,
                    provider);
        }
        return shares;
    }

    /** Whether another node took it, or gave it away; false where that cannot be read. */
    boolean isSomebodyElses(Execution execution) {
        try {
            List<Long> versions = sql.call(
                    "look whose a share is",
                    connection -> Sql.query(
                            connection,
                            VERSION,
                            row -> row.getLong("version"),
                            execution.getTaskName(),
                            execution.getId()));
            return !versions.contains(execution.version);
        } catch (TaskStoreException e) {
            return false;
        }
    }
}
