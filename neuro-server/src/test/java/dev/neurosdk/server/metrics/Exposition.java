package dev.neurosdk.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Prometheus' text format 0.0.4, read strictly: one HELP and one TYPE line before the samples of each family,
 * families together, counters that end in {@code _total}, histograms with growing cumulative buckets, no sample twice.
 */
final class Exposition {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)(?:\\{(.*)})? (-?[0-9.]+(?:E-?[0-9]+)?|NaN|[+-]Inf)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\n\"])*)\"(?:,|$)");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final Set<String> helped = new HashSet<>();
    private String family = "";

    private Exposition() {}

    static Exposition parse(String page) {
        assertThat(page).endsWith("\n").doesNotContain("\r", "\n\n");
        Exposition read = new Exposition();
        page.lines().forEach(read::line);
        read.types.forEach(read::checkFamily);
        return read;
    }

    Map<String, String> types() {
        return types;
    }

    Map<String, Double> samples() {
        return samples;
    }

    private void line(String line) {
        if (line.startsWith("# HELP ")) {
            String[] parts = line.split(" ", 4);
            assertThat(helped.add(parts[2])).as("one HELP line: " + line).isTrue();
            assertThat(parts[3]).as(line).isNotBlank().doesNotEndWith(".");
            assertThat(NAME.matcher(parts[2]).matches()).as(line).isTrue();
            family = parts[2];
        } else if (line.startsWith("# TYPE ")) {
            String[] parts = line.split(" ", 4);
            assertThat(parts[2]).as("TYPE after its HELP").isEqualTo(family);
            assertThat(parts[3]).isIn("counter", "gauge", "histogram");
            assertThat(types.put(parts[2], parts[3]))
                    .as("one TYPE line: " + line)
                    .isNull();
        } else {
            sample(line);
        }
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as("a sample: " + line).isTrue();
        boolean histogram = "histogram".equals(types.get(family));
        String base = histogram ? sample.group(1).replaceFirst("_(bucket|sum|count)$", "") : sample.group(1);
        assertThat(base).as("under its own TYPE: " + line).isEqualTo(family);
        String labels = sample.group(2) == null ? "" : labels(sample.group(2));
        String key = sample.group(1) + '{' + labels + '}';
        assertThat(samples.put(key, value(sample.group(3)))).as("once: " + line).isNull();
    }

    private static String labels(String text) {
        List<MatchResult> found = LABEL.matcher(text).results().toList();
        assertThat(found.stream().mapToInt(label -> label.group().length()).sum())
                .as("labels: " + text)
                .isEqualTo(text.length());
        assertThat(found).extracting(label -> label.group(1)).doesNotHaveDuplicates();
        return text;
    }

    private static double value(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private void checkFamily(String name, String type) {
        if (type.equals("counter")) {
            assertThat(name).endsWith("_total");
        } else if (type.equals("histogram")) {
            assertThat(name).endsWith("_seconds");
            checkBuckets(name);
        }
    }

    private void checkBuckets(String name) {
        Map<String, Double> lastBound = new HashMap<>();
        Map<String, Double> lastCount = new HashMap<>();
        samples.forEach((key, value) -> {
            if (key.startsWith(name + "_bucket{")) {
                String series = key.replaceFirst(",?le=\"[^\"]*\"", "").replace("_bucket{", "_count{");
                double bound = value(key.replaceFirst(".*le=\"([^\"]*)\".*", "$1"));
                assertThat(bound).as(key).isGreaterThan(lastBound.getOrDefault(series, -1.0));
                assertThat(value).as(key).isGreaterThanOrEqualTo(lastCount.getOrDefault(series, 0.0));
                lastBound.put(series, bound);
                lastCount.put(series, value);
            }
        });
        assertThat(lastBound).as(name).isNotEmpty();
        lastBound.forEach((series, bound) -> assertThat(bound).as(series).isInfinite());
        lastCount.forEach((series, count) -> assertThat(samples).containsEntry(series, count));
    }
}
