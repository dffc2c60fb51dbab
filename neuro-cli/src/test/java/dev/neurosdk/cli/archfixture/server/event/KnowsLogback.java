package dev.neurosdk.cli.archfixture.server.event;

import ch.qos.logback.classic.LoggerContext;

/** logback outside its room. */
public final class KnowsLogback {
    void use(LoggerContext it) {}
}
