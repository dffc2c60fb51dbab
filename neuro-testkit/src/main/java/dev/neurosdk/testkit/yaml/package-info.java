/**
 * YAML that people write: values with their line and column, typed access, and everything that is wrong with a file at once.
 *
 * <p>Start at {@link dev.neurosdk.testkit.yaml.YamlFile}. The only package that knows a YAML parser; imports the protocol's
 * {@code JsonValue}. Next: {@code fault}, {@code scenario}.
 */
@NullMarked
package dev.neurosdk.testkit.yaml;

import org.jspecify.annotations.NullMarked;
