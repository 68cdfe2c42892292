package io.genmedia.camel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.benchmarks.contenders.ContenderKind;
import io.genmedia.camel.benchmarks.contenders.ContenderReport;
import io.genmedia.camel.benchmarks.contenders.ContendersPicture;
import io.genmedia.camel.benchmarks.contenders.ContendersPlan;
import io.genmedia.camel.benchmarks.contenders.Match;
import io.genmedia.camel.benchmarks.provider.TaskLengths;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContendersTest {

    private static final ContendersPlan FEW = new ContendersPlan(
            40, new TaskLengths(Duration.ofMillis(500), Duration.ofMillis(300)), 50, 5, Duration.ofMillis(200));

    private static final Map<ContenderKind, ContenderReport> PLAYED = new EnumMap<>(ContenderKind.class);

    private static ContenderReport played(ContenderKind kind) throws IOException {
        if (!PLAYED.containsKey(kind)) {
            PLAYED.put(kind, Match.of(kind, FEW, "256m"));
        }
        return PLAYED.get(kind);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBringEachFilmHomeAndBuyItOnce(ContenderKind kind) throws Exception {
        ContenderReport report = played(kind);

        assertThat(report.failures()).isEmpty();
        assertThat(report.lost()).as("films that never came").isZero();
        assertThat(report.boughtAgain()).as("films that were bought again").isZero();
        assertThat(report.provider().tasks()).isEqualTo(FEW.tasks());
        assertThat(report.provider().requests().submits()).isEqualTo(FEW.tasks());
        assertThat(report.provider().rejected()).isZero();
        assertThat(report.isGood()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountWhatItMeasures(ContenderKind kind) throws Exception {
        ContenderReport report = played(kind);

        assertThat(report.lag().p50()).isBetween(0L, report.lag().max());
        assertThat(report.lagPercentiles()).hasSize(101).isSorted();
        assertThat(report.cpu()).isPositive().isLessThanOrEqualTo(report.cpuFromStart());
        assertThat(report.threads()).isPositive();
        assertThat(report.moments()).isNotEmpty();
        // a stream tells the end; who polls reads at least once
        long reads = report.provider().requests().statusReads()
                + report.provider().requests().lists();
        if (kind == ContenderKind.STREAM) {
            assertThat(reads).isZero();
        } else {
            assertThat(reads).isPositive();
        }
    }

    @Test
    void shouldDrawWhatWasMeasured(@TempDir Path folder) throws Exception {
        List<ContenderKind> kinds = List.of(ContenderKind.CLIENT, ContenderKind.COMPONENT);
        Path file = folder.resolve("contenders.png");

        ContendersPicture.draw(kinds, List.of(played(ContenderKind.CLIENT), played(ContenderKind.COMPONENT)), file);

        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(960);
        assertThat(IntStream.range(0, picture.getWidth() * picture.getHeight())
                        .map(at -> picture.getRGB(at % picture.getWidth(), at / picture.getWidth()))
                        .distinct()
                        .count())
                .as("colours: ground, text, grid, and a line for each")
                .isGreaterThanOrEqualTo(5);
    }
}
