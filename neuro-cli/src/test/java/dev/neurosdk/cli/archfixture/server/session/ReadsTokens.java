package dev.neurosdk.cli.archfixture.server.session;

import tools.jackson.core.JsonParser;

/** The parser outside its rooms. */
public final class ReadsTokens {
    void use(JsonParser it) {}
}
