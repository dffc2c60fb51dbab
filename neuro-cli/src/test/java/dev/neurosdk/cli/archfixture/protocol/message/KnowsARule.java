package dev.neurosdk.cli.archfixture.protocol.message;

import dev.neurosdk.cli.archfixture.protocol.rule.KnowsAMessage;

/** A message knows a rule. */
public final class KnowsARule {
    void use(KnowsAMessage it) {}
}
