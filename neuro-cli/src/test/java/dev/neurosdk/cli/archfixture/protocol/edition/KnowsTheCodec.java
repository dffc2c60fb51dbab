package dev.neurosdk.cli.archfixture.protocol.edition;

import dev.neurosdk.cli.archfixture.protocol.codec.KnowsTheValidator;

/** An edition knows the codec. */
public final class KnowsTheCodec {
    void use(KnowsTheValidator it) {}
}
