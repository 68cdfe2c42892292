package io.genmedia.camel.media.contract.tools;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Keeps what a logger says, for a test to look at. */
public final class LogLines implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final AbstractAppender appender;

    /** @param name of the logger: of a class, or of a package */
    public LogLines(String name) {
        logger = (Logger) LogManager.getLogger(name);
        appender = new AbstractAppender("test-" + name, null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
            }
        };
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.INFO);
    }

    /** @return all lines, each with its level */
    public String text() {
        return String.join("\n", lines);
    }

    /** @return how many lines have the word */
    public long count(String word) {
        return lines.stream().filter(line -> line.contains(word)).count();
    }

    @Override
    public void close() {
        logger.removeAppender(appender);
        appender.stop();
    }
}
