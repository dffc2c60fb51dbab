package dev.neurosdk.cli.scenario;

import dev.neurosdk.cli.terminal.Terminal;
import dev.neurosdk.testkit.scenario.Scenario;
import dev.neurosdk.testkit.yaml.YamlException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads scenario files, and tells everything that is wrong with them. */
final class ScenarioFiles {

    private ScenarioFiles() {}

    /**
     * What became of some files.
     *
     * @param good those that are scenarios, in order
     * @param bad how many are not, or cannot be read
     */
    record Readings(List<Reading> good, int bad) {}

    /**
     * One file.
     *
     * @param file the file
     * @param scenario what is in it
     */
    record Reading(Path file, Scenario scenario) {}

    static Readings read(List<Path> files, Terminal terminal) {
        List<Reading> good = new ArrayList<>();
        int bad = 0;
        for (Path file : files) {
            try {
                good.add(new Reading(file, Scenario.read(file)));
            } catch (YamlException e) {
                bad++;
                terminal.err().println(e.getMessage());
            } catch (IOException e) {
                bad++;
                terminal.err().println("neuro: " + file + ": " + reason(e));
            }
        }
        return new Readings(good, bad);
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "expected a file, was none";
        }
        return e instanceof MalformedInputException
                ? "expected UTF-8, was something else"
                : String.valueOf(e.getMessage());
    }
}
