package io.genmedia.camel.benchmarks.durable;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** Counts what is asked of a database, and how long it takes. */
final class CountedDataSource {

    private final DataSource counted;
    private final LongAdder queries = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    CountedDataSource(DataSource inner) {
        counted = proxy(DataSource.class, (self, method, arguments) -> {
            Object result = call(inner, method, arguments);
            return result instanceof Connection connection ? of(connection) : result;
        });
    }

    /** @return the same, counting */
    DataSource dataSource() {
        return counted;
    }

    /**
     * What was asked.
     *
     * @param queries that read
     * @param writes that change rows
     * @param nanos in which it was done, of all threads
     */
    record Counts(long queries, long writes, long nanos) {
        Counts since(Counts before) {
            return new Counts(queries - before.queries, writes - before.writes, nanos - before.nanos);
        }
    }

    Counts counts() {
        return new Counts(queries.sum(), writes.sum(), nanos.sum());
    }

    private Connection of(Connection inner) {
        return proxy(Connection.class, (self, method, arguments) -> {
            long begun = System.nanoTime();
            Object result = call(inner, method, arguments);
            if (method.getName().equals("commit")) {
                nanos.add(System.nanoTime() - begun);
            }
            if (result instanceof PreparedStatement statement) {
                return of(PreparedStatement.class, statement);
            }
            return result instanceof Statement statement ? of(Statement.class, statement) : result;
        });
    }

    private <S extends Statement> S of(Class<S> type, S inner) {
        return proxy(type, (self, method, arguments) -> {
            boolean asks = method.getName().startsWith("execute");
            long begun = System.nanoTime();
            Object result = call(inner, method, arguments);
            if (asks) {
                nanos.add(System.nanoTime() - begun);
                (method.getName().equals("executeQuery") ? queries : writes).increment();
            }
            return result;
        });
    }

    private static Object call(Object inner, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(CountedDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
