package dev.neurosdk.cli.archfixture.protocol.codec;

import com.networknt.schema.Schema;

/** The validator outside its room. */
public final class KnowsTheValidator {
    void use(Schema it) {}
}
