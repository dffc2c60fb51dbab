package dev.neurosdk.cli.archfixture.protocol.codec;

import tools.jackson.databind.JsonNode;

/** The validator's tree outside its room. */
public final class KnowsTheValidatorsTree {
    void use(JsonNode it) {}
}
