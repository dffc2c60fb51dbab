package dev.neurosdk.cli.archfixture.testkit.game;

import org.assertj.core.api.Assert;

/** AssertJ outside its rooms. */
public interface KnowsAssertJ {
    Assert<?, ?> assertion();
}
