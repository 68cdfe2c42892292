package io.genmedia.camel.benchmarks.contenders;

import io.genmedia.camel.benchmarks.provider.RequestCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws how long each contender lets a task wait that has ended, and what it asks of the provider over time. */
public final class ContendersPicture {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 360;

    private final List<ContenderReport> last;

    private ContendersPicture(List<ContenderReport> last) {
        this.last = last;
    }

    /**
     * Draws the last round of each contender.
     *
     * @param kinds who is drawn
     * @param reports all rounds of these, in their order
     * @param file a PNG
     */
    public static void draw(List<ContenderKind> kinds, List<ContenderReport> reports, Path file) throws IOException {
        List<ContenderReport> last = kinds.stream()
                .map(kind -> reports.stream()
                        .filter(report -> report.kind() == kind)
                        .reduce((one, later) -> later)
                        .orElseThrow())
                .toList();
        ContendersPicture picture = new ContendersPicture(last);
        BitmapEncoder.saveBitmap(
                List.of(picture.lags(), picture.requests()), 2, 1, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private XYChart lags() {
        XYChart chart = chart("From the end of a task to the exchange's going on", "seconds", "% of the tasks");
        chart.getStyler().setYAxisMax(100.0);
        // beyond it are single tasks, which would press all others to the edge
        chart.getStyler()
                .setXAxisMax(last.stream()
                        .mapToDouble(report -> report.lagPercentiles().get(99) / 1000.0)
                        .max()
                        .orElseThrow());
        for (ContenderReport report : last) {
            add(
                    chart,
                    report,
                    report.lagPercentiles().stream()
                            .map(millis -> millis / 1000.0)
                            .toList(),
                    IntStream.rangeClosed(0, 100).mapToObj(Double::valueOf).toList());
        }
        return chart;
    }

    private XYChart requests() {
        XYChart chart = chart("Requests to the provider", "seconds since the first film", "requests a second");
        for (ContenderReport report : last) {
            List<Double> at = new ArrayList<>();
            List<Double> rate = new ArrayList<>();
            Traffic.Moment before = new Traffic.Moment(0, new RequestCounts(0, 0, 0));
            for (Traffic.Moment moment : report.moments()) {
                if (moment.millis() - before.millis() >= 1_000) {
                    at.add(moment.millis() / 1000.0);
                    rate.add(moment.requests().since(before.requests()).inAll()
                            * 1000.0
                            / (moment.millis() - before.millis()));
                    before = moment;
                }
            }
            if (!at.isEmpty()) {
                add(chart, report, at, rate);
            }
        }
        return chart;
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .theme(Styler.ChartTheme.Matlab)
                .build();
        chart.getStyler().setYAxisMin(0.0).setXAxisMin(0.0);
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal);
        return chart;
    }

    private static void add(XYChart chart, ContenderReport report, List<Double> x, List<Double> y) {
        String name = report.kind().title() + String.format(", %,d tasks", report.tasks());
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
    }
}
