package dev.neurosdk.cli.archfixture.cli.serve;

import org.jline.reader.LineReader;

/** JLine outside its room. */
public final class KnowsJLine {
    void use(LineReader it) {}
}
