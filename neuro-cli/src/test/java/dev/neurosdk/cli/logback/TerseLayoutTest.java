package dev.neurosdk.cli.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

class TerseLayoutTest {

    private final LoggerContext context = new LoggerContext();

    @Test
    void doLayout_failure_isOneLineWithoutStackTrace() {
        assertThat(layout("it\nbroke\u001b[2J", new IllegalStateException("why")))
                .isEqualTo("neuro: warn: it broke [2J (IllegalStateException: why)" + System.lineSeparator());
    }

    @Test
    void configure_showsWarningsOfTheProjectOnly() {
        TerseLogging logging = new TerseLogging();
        logging.setContext(context);
        logging.configure(context);
        assertThat(context.getLogger("dev.neurosdk.server").isWarnEnabled()).isTrue();
        assertThat(context.getLogger("dev.neurosdk.server").isInfoEnabled()).isFalse();
        assertThat(context.getLogger("org.eclipse.jetty").isErrorEnabled()).isFalse();
        assertThat(context.getLogger("com.networknt.schema").isErrorEnabled()).isFalse();
    }

    private String layout(String message, Throwable thrown) {
        return new TerseLayout()
                .doLayout(new LoggingEvent(
                        "test", context.getLogger("test"), Level.WARN, message, thrown, new Object[0]));
    }
}
