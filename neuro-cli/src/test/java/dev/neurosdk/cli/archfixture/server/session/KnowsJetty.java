package dev.neurosdk.cli.archfixture.server.session;

import org.eclipse.jetty.server.Request;

/** Jetty outside its rooms. */
public final class KnowsJetty {
    void use(Request it) {}
}
