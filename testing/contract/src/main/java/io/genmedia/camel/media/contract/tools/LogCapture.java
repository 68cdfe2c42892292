package io.genmedia.camel.media.contract.tools;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** All that is logged while it is open, by whomever. */
public final class LogCapture extends AbstractAppender implements AutoCloseable {

    /**
     * An event as somebody would read it.
     *
     * @param logger its name
     * @param level how bad it is
     * @param text thread, message, and the stack trace where there is one
     */
    public record Line(String logger, Level level, String text) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final LoggerContext log4j = (LoggerContext) LogManager.getContext(false);
    private final LoggerConfig root = log4j.getConfiguration().getRootLogger();
    private final Level before = root.getLevel();
    private final List<Appender> usual = List.copyOf(root.getAppenders().values());

    private LogCapture(Level level) {
        super("capture", null, null, false, Property.EMPTY_ARRAY);
        start();
        usual.forEach(appender -> root.removeAppender(appender.getName()));
        root.addAppender(this, null, null);
        root.setLevel(level);
        log4j.updateLoggers();
    }

    /** @return open, and to be closed; the log goes nowhere else meanwhile */
    public static LogCapture at(Level level) {
        return new LogCapture(level);
    }

    @Override
    public void append(LogEvent event) {
        StringWriter text = new StringWriter();
        text.append(event.getThreadName()).append(' ').append(event.getMessage().getFormattedMessage());
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        lines.add(new Line(event.getLoggerName(), event.getLevel(), text.toString()));
    }

    /** @return what was logged so far */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** @return the texts of the warnings so far */
    public List<String> warnings() {
        return lines.stream()
                .filter(line -> line.level() == Level.WARN)
                .map(Line::text)
                .toList();
    }

    @Override
    public void close() {
        root.removeAppender(getName());
        usual.forEach(appender -> root.addAppender(appender, null, null));
        root.setLevel(before);
        log4j.updateLoggers();
        stop();
    }
}
