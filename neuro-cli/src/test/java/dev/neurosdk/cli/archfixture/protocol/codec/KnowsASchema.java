package dev.neurosdk.cli.archfixture.protocol.codec;

import dev.neurosdk.cli.archfixture.protocol.schema.AnySchema;

/** The codec knows a schema. */
public final class KnowsASchema {
    void use(AnySchema it) {}
}
