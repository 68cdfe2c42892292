package io.genmedia.camel.media.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** A DataSource that counts statements, and that fails or hangs as it is told to. */
final class TrickyDataSource {

    private final DataSource real;
    private final AtomicInteger doneAndFailed = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger refusedThen = new AtomicInteger();
    private final AtomicLong statements = new AtomicLong();
    private final Map<String, AtomicLong> byText = new ConcurrentHashMap<>();
    private final Object gate = new Object();
    private boolean hangs;

    TrickyDataSource(DataSource real) {
        this.real = real;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    pass();
                    if (failed.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new SQLRecoverableException("no connection");
                    }
                    Object result = invoke(real, method, arguments);
                    return result instanceof Connection connection ? connection(connection) : result;
                });
    }

    /** The next changes are done, and seem to fail. */
    void failAfterTheNext(int changes) {
        doneAndFailed.set(changes);
    }

    /** The next connections are not had. */
    void refuseTheNext(int connections) {
        failed.set(connections);
    }

    /** After the change that seems to fail, so many connections are not had. */
    void thenRefuse(int connections) {
        refusedThen.set(connections);
    }

    /** From now on nothing is answered, until it is {@linkplain #goOn let go on}. */
    void hang() {
        synchronized (gate) {
            hangs = true;
        }
    }

    void goOn() {
        synchronized (gate) {
            hangs = false;
            gate.notifyAll();
        }
    }

    long statements() {
        return statements.get();
    }

    Map<String, AtomicLong> byText() {
        return byText;
    }

    private void pass() throws InterruptedException {
        synchronized (gate) {
            while (hangs) {
                gate.wait();
            }
        }
    }

    private Connection connection(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    pass();
                    Object result = invoke(connection, method, arguments);
                    if (method.getName().equals("commit")) {
                        failAfterwards();
                    }
                    return result instanceof PreparedStatement statement
                            ? statement(statement, (String) arguments[0], connection.getAutoCommit())
                            : result;
                });
    }

    private PreparedStatement statement(PreparedStatement statement, String sql, boolean autoCommit) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    pass();
                    boolean runs = method.getName().startsWith("execute");
                    if (runs) {
                        statements.incrementAndGet();
                        byText.computeIfAbsent(sql, text -> new AtomicLong()).incrementAndGet();
                    }
                    Object result = invoke(statement, method, arguments);
                    if (method.getName().equals("executeUpdate") && autoCommit) {
                        failAfterwards();
                    }
                    return result;
                });
    }

    private void failAfterwards() throws SQLException {
        if (doneAndFailed.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            failed.addAndGet(refusedThen.getAndSet(0));
            throw new SQLRecoverableException("the connection broke after the commit");
        }
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
