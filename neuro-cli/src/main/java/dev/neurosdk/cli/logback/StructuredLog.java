package dev.neurosdk.cli.logback;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/**
 * Sends the project's log lines to a stream until closed. They are written on a thread of its own, so that a slow disk or pipe
 * holds nobody up; lines that find 4096 others waiting are left out. Thread-safe.
 */
public final class StructuredLog {

    private static final String PROJECT = "dev.neurosdk";
    private static final int CAPACITY = 4096;
    private static final int CLOSE_MILLIS = 2000;

    private final Logger project;
    private final Logger events;
    private final AsyncAppender appender;

    private StructuredLog(LoggerContext context, String eventLogger, Level level, AsyncAppender appender) {
        this.project = context.getLogger(PROJECT);
        this.events = context.getLogger(eventLogger);
        this.appender = appender;
        project.setAdditive(false);
        project.addAppender(appender);
        events.setLevel(level);
    }

    /**
     * Begins to write. Where {@code -Dlogback.configurationFile} names a file, that file decides, and this does nothing.
     *
     * @param format how lines are written
     * @param eventLogger the logger of events
     * @param level how much of the events is written: {@code DEBUG}, {@code INFO}, {@code WARN} or {@code OFF}
     * @param stream where to; closed at the end
     * @return writes what waits, within two seconds, and ends; harmless when run again
     */
    public static Runnable start(LogFormat format, String eventLogger, String level, OutputStream stream) {
        if (System.getProperty("logback.configurationFile") != null
                || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return () -> {};
        }
        AsyncAppender appender = appender(context, encoder(format, context), stream);
        return new StructuredLog(context, eventLogger, Level.toLevel(level), appender)::end;
    }

    /**
     * Opens a file to append to.
     *
     * @param file the file; made when there is none
     * @return the stream
     * @throws IOException when it can't be written; the message says why
     */
    public static OutputStream appendTo(Path file) throws IOException {
        try {
            return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (NoSuchFileException e) {
            throw new IOException("cannot write the log to " + file + ": there is no such directory", e);
        } catch (IOException e) {
            throw new IOException("cannot write the log to " + file + ": " + e.getMessage(), e);
        }
    }

    private void end() {
        project.detachAppender(appender);
        project.setAdditive(true);
        events.setLevel(null);
        appender.stop();
    }

    private static AsyncAppender appender(LoggerContext context, Encoder<ILoggingEvent> encoder, OutputStream stream) {
        OutputStreamAppender<ILoggingEvent> writer = new OutputStreamAppender<>();
        writer.setContext(context);
        writer.setEncoder(encoder);
        writer.setOutputStream(stream);
        writer.start();
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setQueueSize(CAPACITY);
        async.setDiscardingThreshold(0);
        async.setNeverBlock(true);
        async.setMaxFlushTime(CLOSE_MILLIS);
        async.addAppender(writer);
        async.start();
        return async;
    }

    private static Encoder<ILoggingEvent> encoder(LogFormat format, LoggerContext context) {
        Encoder<ILoggingEvent> made = switch (format) {
            case JSON -> json();
            case TEXT -> text(context);
        };
        made.setContext(context);
        made.start();
        return made;
    }

    private static Encoder<ILoggingEvent> json() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMarkers(false);
        encoder.setWithMDC(false);
        encoder.setWithArguments(false);
        encoder.setWithMessage(false);
        encoder.setWithFormattedMessage(true);
        return encoder;
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context) {
        KeyedLayout layout = new KeyedLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setLayout(layout);
        return encoder;
    }
}
