package dev.neurosdk.cli.archfixture.testkit.game;

import org.snakeyaml.engine.v2.api.Load;

/** The YAML reader outside its room. */
public interface ReadsYaml {
    Load load();
}
