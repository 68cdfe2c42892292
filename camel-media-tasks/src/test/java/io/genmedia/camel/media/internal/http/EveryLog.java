package io.genmedia.camel.media.internal.http;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Hears every logger at every level, until it is closed. */
public final class EveryLog extends AbstractAppender implements AutoCloseable {

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Map<LoggerConfig, Level> before =
            new TreeMap<>((a, b) -> a.getName().compareTo(b.getName()));

    /**
     * @param logger that said it
     * @param text message, and the stack trace of its throwable with all causes
     */
    public record Line(String logger, String text) {}

    /** Begins to hear. */
    public EveryLog() {
        super("every-log", null, null, true, Property.EMPTY_ARRAY);
        start();
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        List<LoggerConfig> loggers =
                new ArrayList<>(context.getConfiguration().getLoggers().values());
        loggers.add(context.getConfiguration().getRootLogger());
        for (LoggerConfig logger : loggers) {
            before.putIfAbsent(logger, logger.getLevel());
            logger.setLevel(Level.ALL);
        }
        context.getConfiguration().getRootLogger().addAppender(this, Level.ALL, null);
        context.updateLoggers();
    }

    @Override
    public void append(LogEvent event) {
        StringWriter text = new StringWriter();
        text.append(event.getMessage().getFormattedMessage());
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        lines.add(new Line(event.getLoggerName(), text.toString()));
    }

    /** @return what was said */
    public List<Line> lines() {
        return lines;
    }

    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().removeAppender(getName());
        before.forEach(LoggerConfig::setLevel);
        context.updateLoggers();
        stop();
    }
}
