package dev.neurosdk.cli.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import java.util.Locale;

/**
 * One line: {@code neuro: warn: what happened session=3 (SomeException: why)}. Never a stack trace, never a control character.
 */
final class TerseLayout extends LayoutBase<ILoggingEvent> {

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder("neuro: ")
                .append(event.getLevel().toString().toLowerCase(Locale.ROOT))
                .append(": ")
                .append(event.getFormattedMessage());
        KeyValues.append(line, event);
        line.append(cause(event.getThrowableProxy()));
        return line.toString().replaceAll("\\p{Cntrl}+", " ") + System.lineSeparator();
    }

    @SuppressWarnings("NullAway") // logback is not annotated: there is no proxy where nothing was thrown
    private static String cause(IThrowableProxy thrown) {
        if (thrown == null) {
            return "";
        }
        String name = thrown.getClassName().substring(thrown.getClassName().lastIndexOf('.') + 1);
        return " (" + name + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage()) + ")";
    }
}
