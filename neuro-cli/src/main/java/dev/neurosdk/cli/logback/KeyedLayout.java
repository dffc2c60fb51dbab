package dev.neurosdk.cli.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;

/**
 * One line for a log file: time, level, message, key-value pairs; below it, indented, what was thrown. Text values are quoted
 * as in JSON, so that none can pretend to be a pair or a line of its own.
 */
final class KeyedLayout extends LayoutBase<ILoggingEvent> {

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder()
                .append(event.getInstant())
                .append(' ')
                .append(String.format("%-5s", event.getLevel()))
                .append(' ')
                .append(event.getFormattedMessage().replaceAll("\\p{Cntrl}+", " "));
        KeyValues.append(line, event);
        return line.append(System.lineSeparator())
                .append(trace(event.getThrowableProxy()))
                .toString();
    }

    @SuppressWarnings("NullAway") // logback is not annotated: there is no proxy where nothing was thrown
    private static String trace(IThrowableProxy thrown) {
        if (thrown == null) {
            return "";
        }
        return ThrowableProxyUtil.asString(thrown).strip().indent(4);
    }
}
