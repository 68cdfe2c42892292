package io.genmedia.camel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.benchmarks.small.StartTarget;
import io.genmedia.camel.benchmarks.small.Starts;
import io.genmedia.camel.benchmarks.small.StartsReport;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StartsTest {

    private static StartsReport report;

    @BeforeAll
    static void start() throws IOException {
        report = Starts.of(1);
    }

    @Test
    void shouldStartContextsInJvmsOfTheirOwn() {
        assertThat(report.starts()).containsOnlyKeys(StartTarget.values());
        assertThat(report.starts().values())
                .allSatisfy(starts -> assertThat(starts).singleElement().satisfies(start -> {
                    assertThat(start.wall()).isPositive();
                    assertThat(start.cpu()).isPositive();
                    assertThat(start.main()).isPositive();
                }));
    }

    @Test
    void shouldStartARouteThatNamesAModelWithoutWhatOnlyItsMessagesNeed() {
        assertThat(report.added(StartTarget.MODEL, StartsReport.Start::classes))
                .as("the mapper, the HTTP client and the schema are some hundred classes each")
                .isBetween(1L, 450L);
    }

    @Test
    void shouldReadTheSchemaWhereAParameterIsToBeChecked() {
        assertThat(report.added(StartTarget.PARAMETER, StartsReport.Start::classes))
                .isGreaterThan(report.added(StartTarget.MODEL, StartsReport.Start::classes));
    }
}
