package dev.neurosdk.cli.archfixture.server.session;

import io.micrometer.core.instrument.Counter;

/** Micrometer outside its rooms. */
public final class CountsByItself {
    void use(Counter it) {}
}
