package io.genmedia.camel.media.sources;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A way to a database that can be lost for good. To the database, an application that has lost it is one that crashed: nothing it
 * does afterwards is written.
 */
final class LosableDatabase implements DataSource {

    private final String url;
    private volatile boolean lost;
    private volatile String last;
    private volatile boolean lastSeemsToFail;

    LosableDatabase(String url) {
        this.url = url;
    }

    /** From now on nothing is written. */
    void lose() {
        lost = true;
    }

    /** The next change that begins like this is the last that is written, and is known to be. */
    void loseAfter(String change) {
        last = change;
    }

    /** The next change that begins like this is the last that is written; the application does not learn that it was. */
    void loseIn(String change) {
        lastSeemsToFail = true;
        last = change;
    }

    boolean isLost() {
        return lost;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (lost) {
            throw new SQLRecoverableException("the database is lost");
        }
        return connection(DriverManager.getConnection(url, "sa", ""));
    }

    private Connection connection(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object result = invoke(() -> method.invoke(real, arguments));
                    return result instanceof PreparedStatement statement
                            ? statement(statement, (String) arguments[0])
                            : result;
                });
    }

    private PreparedStatement statement(PreparedStatement real, String sql) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    boolean changes = method.getName().equals("executeUpdate");
                    if (changes && lost) {
                        throw new SQLRecoverableException("the database is lost");
                    }
                    Object result = invoke(() -> method.invoke(real, arguments));
                    if (changes && last != null && sql.startsWith(last)) {
                        lost = true;
                        if (lastSeemsToFail) {
                            throw new SQLRecoverableException("the database is lost");
                        }
                    }
                    return result;
                });
    }

    private interface Call {
        Object make() throws ReflectiveOperationException;
    }

    private static Object invoke(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not a wrapper of " + type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
