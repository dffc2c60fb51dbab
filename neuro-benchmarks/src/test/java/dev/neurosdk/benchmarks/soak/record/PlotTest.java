package dev.neurosdk.benchmarks.soak.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.neurosdk.benchmarks.soak.server.Heap;
import dev.neurosdk.benchmarks.soak.server.Vitals;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PlotTest {

    @TempDir
    private Path directory;

    @Test
    void plot_isXmlWithACurveForEachMeasure() throws Exception {
        Document plot = plot("<a> & b", samples(100));

        assertThat(plot.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("<a> & b");
        assertThat(plot.getElementsByTagName("polyline").getLength()).isEqualTo(Measure.values().length);
    }

    @Test
    void curve_hasItsSamples_withinThePicture() throws Exception {
        Document plot = plot("run", samples(100));

        NodeList curves = plot.getElementsByTagName("polyline");
        assertThat(points(curves, 0)).as("heap, of every tenth sample").hasSize(10);
        for (int curve = 1; curve < curves.getLength(); curve++) {
            assertThat(points(curves, curve)).hasSize(100).allSatisfy(PlotTest::assertInside);
        }
    }

    @Test
    void time_isMarkedInWholeMinutes() throws Exception {
        Document plot = plot("run", samples(100));

        assertThat(texts(plot)).contains("0", "2", "4", "6", "8 min").doesNotContain("10 min");
    }

    @Test
    void fewSamples_areDots() throws Exception {
        Document plot = plot("run", samples(1));

        assertThat(plot.getElementsByTagName("circle").getLength()).isEqualTo(Measure.values().length);
    }

    private static void assertInside(String point) {
        String[] xy = point.split(",", -1);
        assertThat(Double.parseDouble(xy[0])).isBetween((double) Panel.LEFT, (double) Panel.LEFT + Panel.WIDTH);
        assertThat(Double.parseDouble(xy[1])).isBetween(0.0, 700.0);
    }

    private static List<String> texts(Document plot) {
        NodeList texts = plot.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    private static List<String> points(NodeList curves, int number) {
        Element curve = (Element) curves.item(number);
        return List.of(curve.getAttribute("points").split(" ", -1));
    }

    private Document plot(String title, List<Sample> samples) throws Exception {
        Path file = directory.resolve("plot.svg");
        Plot.write(title, samples, file);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static List<Sample> samples(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Sample(
                        5.0 * i,
                        new Vitals(40 + i % 3, 140 + i % 7, 200_000_000L + i),
                        i % 10 == 0 ? new Heap(12_000_000L + i, 3) : null))
                .toList();
    }
}
