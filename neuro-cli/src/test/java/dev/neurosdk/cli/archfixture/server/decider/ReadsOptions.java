package dev.neurosdk.cli.archfixture.server.decider;

import picocli.CommandLine;

/** picocli outside its room. */
public final class ReadsOptions {
    void use(CommandLine it) {}
}
