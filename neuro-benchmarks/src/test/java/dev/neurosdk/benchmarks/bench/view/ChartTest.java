package dev.neurosdk.benchmarks.bench.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.benchmarks.bench.load.Measure;
import dev.neurosdk.benchmarks.bench.result.Contest;
import dev.neurosdk.benchmarks.bench.result.Report;
import dev.neurosdk.benchmarks.bench.result.Series;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {

    private static final Series FAST = series("force-1", "fast", 2000, 50, 4000);
    private static final Series BASE = series("force-1", "<b> & c", 1000, 1000, 2_500_000);
    private static final Series GONE = series("force-1", "gone");
    private static final Series STARTED = series("start", "fast");

    @Test
    void rates_areInUnitsOfTheBaseline() throws Exception {
        Document image = parsed(RatesImage.of(contests(FAST, BASE)).orElseThrow());

        assertThat(texts(image))
                .contains("force-1", "trips a second", "fast", "2.00", "2 000", "<b> & c", "1 000")
                .contains("medians of the rounds, measured 2026-11-27");
        assertThat(centres(image, "round").get(0))
                .isGreaterThan(centres(image, "round").get(1));
        assertThat(centres(image, "base"))
                .as("the line of the baseline")
                .containsExactly(centres(image, "round").get(1));
    }

    @Test
    void latencies_haveTheirUnits() throws Exception {
        Document image = parsed(LatenciesImage.of(contests(FAST, BASE)).orElseThrow());

        assertThat(texts(image)).contains("50.0 µs", "4.00 ms", "1.00 ms", "2.50 s");
        assertThat(centres(image, "round")).hasSize(2);
        assertThat(centres(image, "ring").get(1))
                .isGreaterThan(centres(image, "ring").get(0));
    }

    @Test
    void serverWithoutFigures_isNamedAllTheSame() throws Exception {
        for (String svg : List.of(
                RatesImage.of(contests(FAST, BASE, GONE)).orElseThrow(),
                LatenciesImage.of(contests(FAST, BASE, GONE)).orElseThrow())) {
            assertThat(texts(parsed(svg))).containsSequence("gone", "–", "–");
        }
    }

    @Test
    void scenarioWithoutFigures_isLeftOut() throws Exception {
        assertThat(RatesImage.of(contests(STARTED))).isEmpty();
        assertThat(LatenciesImage.of(contests(STARTED))).isEmpty();
        assertThat(texts(parsed(RatesImage.of(contests(STARTED, FAST, BASE)).orElseThrow())))
                .contains("force-1")
                .doesNotContain("start");
    }

    @Test
    void image_needsNothingElse_andFitsItsPage() throws Exception {
        String svg = RatesImage.of(contests(FAST, BASE)).orElseThrow();

        assertThat(svg).contains("prefers-color-scheme: dark").doesNotContain("href", "url(", "@import", "<script");
        Element root = parsed(svg).getDocumentElement();
        double width = Double.parseDouble(root.getAttribute("width"));
        assertThat(centres(parsed(svg), "round")).allSatisfy(x -> assertThat(x).isBetween(0.0, width));
    }

    private static List<Contest> contests(Series... series) {
        return Contest.latest(List.of(new Report(
                Report.SCHEMA, "2026-11-27T13:42:32Z", "", "", "", true, "<b> & c", Map.of(), List.of(series))));
    }

    /** The figures are rate, p50 and p99, or missing. */
    private static Series series(String scenario, String server, double... figures) {
        List<Measure> measures = List.of(Measure.RATE, Measure.P50, Measure.P99);
        Map<String, Double> round = IntStream.range(0, figures.length)
                .boxed()
                .collect(Collectors.toMap(i -> measures.get(i).title(), i -> figures[i]));
        return new Series(
                scenario, "a game; more", "trips", server, List.of(round), Map.of(), List.of(), List.of(), null);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document image) {
        return elements(image, "text").stream().map(Element::getTextContent).toList();
    }

    /** Where circles and vertical lines are, of one class. */
    private static List<Double> centres(Document image, String kind) {
        return Stream.of("circle", "line")
                .flatMap(name -> elements(image, name).stream())
                .filter(element -> element.getAttribute("class").equals(kind))
                .map(element -> element.getAttribute(element.hasAttribute("cx") ? "cx" : "x1"))
                .map(Double::valueOf)
                .toList();
    }

    private static List<Element> elements(Document image, String name) {
        NodeList found = image.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
