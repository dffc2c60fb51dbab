package dev.neurosdk.testkit.fault;

import dev.neurosdk.testkit.yaml.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plans that come with the kit, each a file beside this class. */
final class Presets {

    static final List<String> NAMES =
            List.of("wifi", "rehearsal-night", "server-restart", "unruly-character", "relay-bug");

    private Presets() {}

    static FaultPlan named(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "name: expected one of " + String.join(", ", NAMES) + ", was \"" + name + '"');
        }
        String file = name + ".yml";
        try (@Nullable InputStream in = Presets.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + Presets.class.getName());
            }
            return FaultPlan.parse(YamlFile.parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
