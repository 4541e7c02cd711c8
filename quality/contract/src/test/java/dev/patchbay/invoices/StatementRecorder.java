package dev.patchbay.invoices;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Notes what the service asks of the database, with the values filled in, and how long the slowest of them took. Lies
 * in the service's package so that the service finds it as it finds its own beans.
 */
@Component
public final class StatementRecorder implements BeanPostProcessor {

    private static final String PREFIX = " wrapping ";
    private static final int SLOWEST_KEPT = 20;

    /** One statement as it was executed. */
    public record Executed(String sql, Duration time) {}

    private final AtomicReference<@Nullable List<Executed>> recording = new AtomicReference<>();
    private final NavigableSet<Executed> slowest = new ConcurrentSkipListSet<>(
            Comparator.comparing(Executed::time).reversed().thenComparing(Executed::sql));

    /** The statements that the work makes the service execute; transaction control is not among them. */
    public List<String> during(Runnable work) {
        List<Executed> statements = new ArrayList<>();
        recording.set(statements);
        work.run();
        recording.set(null);
        synchronized (statements) {
            return statements.stream().map(Executed::sql).toList();
        }
    }

    /** The slowest statements so far, the slowest of them first. */
    public List<Executed> slowest() {
        return List.copyOf(slowest);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? recorded(pool) : bean;
    }

    private DataSource recorded(DataSource pool) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(pool, method, arguments);
            return result instanceof Connection connection ? recorded(connection) : result;
        });
    }

    private Connection recorded(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = call(connection, method, arguments);
            return result instanceof PreparedStatement statement ? recorded(statement) : result;
        });
    }

    private PreparedStatement recorded(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            // The driver's statements print themselves with their values; the pool's name themselves in front.
            String text = statement.toString();
            String sql = text.substring(text.indexOf(PREFIX) < 0 ? 0 : text.indexOf(PREFIX) + PREFIX.length());
            long start = System.nanoTime();
            try {
                return call(statement, method, arguments);
            } finally {
                note(new Executed(sql, Duration.ofNanos(System.nanoTime() - start)));
            }
        });
    }

    private void note(Executed executed) {
        slowest.add(executed);
        if (slowest.size() > SLOWEST_KEPT) {
            slowest.pollLast();
        }
        List<Executed> statements = recording.get();
        if (statements != null) {
            synchronized (statements) {
                statements.add(executed);
            }
        }
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
