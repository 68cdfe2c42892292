package io.genmedia.camel.media.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.component.MediaComponent;
import io.genmedia.camel.media.contract.tools.Samples;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import io.genmedia.camel.media.simulator.CreatedTask;
import io.genmedia.camel.media.simulator.Fault;
import io.genmedia.camel.media.simulator.MediaSimulatorExtension;
import io.genmedia.camel.media.simulator.MovableClock;
import io.genmedia.camel.media.simulator.Operation;
import io.genmedia.camel.media.simulator.ProviderSimulator;
import io.genmedia.camel.media.sources.Life.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * What a crash at each moment leaves behind, and what the next life of the application makes of it: with each provider, with a folder
 * as the source, and with the database as the first life left it. The pages name these tests.
 */
class CrashMomentsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String CLAIM = "INSERT INTO media_task";
    private static final String CHANGE = "UPDATE media_task";
    private static final MovableClock clock = MovableClock.create();

    @RegisterExtension
    static final MediaSimulatorExtension simulator =
            MediaSimulatorExtension.create().clock(clock);

    @TempDir
    Path folder;

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @BeforeEach
    void makePicturesAtOnce() {
        simulator.monet().taskDuration(Duration.ZERO);
        simulator.gateai().taskDuration(Duration.ZERO);
        simulator.unifically().taskDuration(Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource
    void shouldKnowNothingOfAMessageThatWaitedForAPlace(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator).taskDuration(LONG);
        MediaComponent bounded = studio.component(simulator);
        bounded.setMaxConcurrent(1);
        order("one.txt");
        try (Life first = life(studio, bounded, "").begins()) {
            await().until(() -> provider.statusReads() > 0);
            order("two.txt");
            await().until(() -> !Files.list(folder).toList().isEmpty() && rows().size() == 1);

            first.crash();
        }
        assertThat(rows()).containsExactly("ACCEPTED AWAITED");

        clock.advance(LONG);
        provider.taskDuration(Duration.ZERO);
        try (Life second = life(studio).begins()) {
            second.awaitResults(2);

            assertThat(second.failures()).isEmpty();
        }
        assertThat(provider.createdTasks()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldFreeThePlaceOfATaskThatIsFoundAgain(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator).taskDuration(LONG);
        MediaComponent bounded = studio.component(simulator);
        bounded.setMaxConcurrent(1);
        order("one.txt");
        try (Life first = life(studio, bounded, "").begins()) {
            await().until(() -> provider.statusReads() > 0);
            first.crash();
        }

        clock.advance(LONG);
        provider.taskDuration(Duration.ZERO);
        MediaComponent boundedToo = studio.component(simulator);
        boundedToo.setMaxConcurrent(1);
        order("two.txt");
        try (Life second = life(studio, boundedToo, "").begins()) {
            second.awaitResults(2);
        }
        assertThat(provider.createdTasks()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = "MONET")
    void shouldKnowNothingOfAMessageWhoseFileWasBeingUploaded(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator);
        provider.faults().on(Operation.UPLOAD).once(Fault.delayed(Duration.ofSeconds(3)));
        Path picture = Files.write(folder.resolveSibling("face.png"), Samples.png());
        order("one.txt");
        try (Life first = life(studio)
                .before(exchange -> exchange.getMessage().setHeader(MediaHeaders.IMAGES, picture.toFile()))
                .begins()) {
            await().until(() -> provider.count(Operation.UPLOAD) > 0);

            first.crash();
        }
        assertThat(rows()).isEmpty();
        assertThat(provider.submits()).isZero();

        try (Life second = life(studio)
                .before(exchange -> exchange.getMessage().setHeader(MediaHeaders.IMAGES, picture.toFile()))
                .begins()) {
            second.awaitResults(1);
        }
        assertThat(provider.createdTasks()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = "MONET")
    void shouldBuyOnceWhereTheIntentWasWrittenAndNothingSent(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator);
        crashBeforeTheSend(studio);

        try (Life second = life(studio).begins()) {
            second.awaitResults(1);
        }
        assertThat(provider.createdTasks()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MONET")
    void shouldSayThatItIsNotKnownWhereTheIntentWasWrittenAndNothingSent(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator);
        crashBeforeTheSend(studio);

        AtomicBoolean decided = new AtomicBoolean();
        try (Life second = life(studio)
                .before(exchange -> exchange.getMessage().setHeader(MediaHeaders.RESUBMIT, decided.get()))
                .begins()) {
            second.awaitFailure(SubmitOutcomeUnknownException.class);
            assertThat(provider.submits()).isZero();

            decided.set(true);
            second.awaitResults(1);
        }
        assertThat(provider.createdTasks()).hasSize(1);
    }

    private void crashBeforeTheSend(Studio studio) throws Exception {
        order("one.txt");
        try (Life first = life(studio)) {
            first.database().loseIn(CLAIM);
            first.begins();
            await().until(() -> first.database().isLost());
            first.crash();
        }
        assertThat(rows()).containsExactly("INTENT AWAITED");
        assertThat(studio.at(simulator).submits()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "MONET")
    void shouldGetTheSameTaskWhereTheRequestWasOnItsWay(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator);
        crashWhileTheRequestIsOnItsWay(studio);

        try (Life second = life(studio).begins()) {
            second.awaitResults(1);

            assertThat(second.results().get(0).taskId())
                    .isEqualTo(provider.createdTasks().get(0).id());
        }
        assertThat(provider.createdTasks()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MONET")
    void shouldSayThatItIsNotKnownWhereTheRequestWasOnItsWay(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator);
        crashWhileTheRequestIsOnItsWay(studio);

        shouldNotBuyAgainBeforeSomebodyHasDecided(studio, provider);
    }

    private void crashWhileTheRequestIsOnItsWay(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator);
        provider.faults().on(Operation.SUBMIT).once(Fault.resetAfterAccepting().delayedBy(Duration.ofSeconds(3)));
        order("one.txt");
        try (Life first = life(studio).begins()) {
            await().until(() -> provider.submits() > 0);
            first.crash();
        }
        assertThat(rows()).containsExactly("INTENT AWAITED");
        await().untilAsserted(() -> assertThat(provider.createdTasks()).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource(names = "MONET")
    void shouldGetTheSameTaskWhereItsIdWasNotWritten(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator);
        crashBeforeTheIdIsWritten(studio);

        try (Life second = life(studio).begins()) {
            second.awaitResults(1);
        }
        assertThat(provider.createdTasks()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MONET")
    void shouldSayThatItIsNotKnownWhereTheIdWasNotWritten(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator);
        crashBeforeTheIdIsWritten(studio);

        shouldNotBuyAgainBeforeSomebodyHasDecided(studio, provider);
    }

    private void crashBeforeTheIdIsWritten(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator).taskDuration(LONG);
        order("one.txt");
        try (Life first = life(studio)) {
            first.database().loseAfter(CLAIM);
            first.begins();
            // it goes on without its record
            await().atMost(FilmShop.PATIENCE).until(() -> provider.statusReads() > 0);
            first.crash();
        }
        assertThat(rows()).containsExactly("INTENT AWAITED");
        assertThat(provider.createdTasks()).hasSize(1);
        clock.advance(LONG);
        provider.taskDuration(Duration.ZERO);
    }

    private void shouldNotBuyAgainBeforeSomebodyHasDecided(Studio studio, ProviderSimulator<?> provider)
            throws Exception {
        AtomicBoolean decided = new AtomicBoolean();
        try (Life second = life(studio)
                .before(exchange -> exchange.getMessage().setHeader(MediaHeaders.RESUBMIT, decided.get()))
                .begins()) {
            SubmitOutcomeUnknownException unknown = second.awaitFailure(SubmitOutcomeUnknownException.class);
            assertThat(unknown).hasMessageContaining("no known outcome");
            assertThat(provider.createdTasks()).hasSize(1);

            decided.set(true);
            second.awaitResults(1);
        }
        assertThat(provider.createdTasks()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldWaitForTheSameTaskWhereItWasBeingMade(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator).taskDuration(LONG);
        order("one.txt");
        try (Life first = life(studio).begins()) {
            await().until(() -> provider.statusReads() > 0);
            first.crash();
        }
        assertThat(rows()).containsExactly("ACCEPTED AWAITED");

        clock.advance(LONG);
        try (Life second = life(studio).begins()) {
            second.awaitResults(1);

            assertThat(second.results()).extracting(Told::taskId).containsExactlyElementsOf(ids(provider));
        }
        await().untilAsserted(() -> assertThat(rows()).containsExactly("SUCCEEDED DONE"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheResultAgainWhereTheRouteWasAtWorkWithIt(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator);
        order("one.txt");
        try (Life first = life(studio)) {
            first.afterwards(exchange -> {
                first.database().lose();
                throw new IllegalStateException("the crash");
            });
            first.begins().awaitResults(1);
            first.crash();
        }
        assertThat(rows()).containsExactly("ACCEPTED AWAITED");

        try (Life second = life(studio).begins()) {
            second.awaitResults(1);

            assertThat(second.results()).extracting(Told::taskId).containsExactlyElementsOf(ids(provider));
        }
        assertThat(provider.createdTasks()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheResultAgainWhereItWasHandledAndTheSourceDidNotLearnOfIt(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator);
        Path order = order("one.txt");
        byte[] content = Files.readAllBytes(order);
        var written = Files.getLastModifiedTime(order);
        try (Life first = life(studio).begins()) {
            await().until(() -> rows().equals(List.of("SUCCEEDED DONE")));
            await().until(() -> !Files.exists(order));
        }
        // as if the crash had come before the file was moved
        Files.setLastModifiedTime(Files.write(order, content), written);

        try (Life second = life(studio).begins()) {
            second.awaitResults(1);

            assertThat(second.results()).extracting(Told::taskId).containsExactlyElementsOf(ids(provider));
        }
        assertThat(provider.createdTasks()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellTheResultOnceMoreAsAnOrphanWhereThatItWasHandledWasNotWritten(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator);
        Path order = order("one.txt");
        try (Life first = life(studio)) {
            first.afterwards(exchange -> first.database().lose());
            first.begins();
            await().atMost(FilmShop.PATIENCE).until(() -> !Files.exists(order));
            first.crash();
        }
        assertThat(rows()).containsExactly("ACCEPTED AWAITED");

        shouldTellAnOrphan(studio, provider);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellTheResultOfAMessageThatDoesNotComeBackAsAnOrphan(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator).taskDuration(LONG);
        Path order = order("one.txt");
        try (Life first = life(studio).begins()) {
            await().until(() -> provider.statusReads() > 0);
            first.crash();
        }
        Files.delete(order);
        clock.advance(LONG);

        shouldTellAnOrphan(studio, provider);
    }

    private void shouldTellAnOrphan(Studio studio, ProviderSimulator<?> provider) throws Exception {
        MediaComponent impatient = studio.component(simulator);
        impatient.setOrphanGrace("0s");
        try (Life second = life(studio, impatient, "")
                .collects(studio.scheme() + ":completed")
                .begins()) {
            second.awaitCompleted(1);

            assertThat(second.completed())
                    .containsExactly(new Told(ids(provider).get(0), "SUCCEEDED", null, true));
            await().untilAsserted(() -> assertThat(rows()).containsExactly("SUCCEEDED DONE"));
        }
        assertThat(provider.createdTasks()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellTheEndOfATaskThatWasHandedOn(Studio studio) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator).taskDuration(LONG);
        Path order = order("one.txt");
        try (Life first = handingOn(studio).begins()) {
            await().atMost(FilmShop.PATIENCE).until(() -> !Files.exists(order));
            first.crash();
        }
        assertThat(rows()).containsExactly("ACCEPTED DETACHED");

        clock.advance(LONG);
        try (Life second = handingOn(studio).begins()) {
            second.awaitCompleted(1);

            assertThat(second.completed())
                    .containsExactly(new Told(ids(provider).get(0), "SUCCEEDED", "one.txt", false));
            await().untilAsserted(() -> assertThat(rows()).containsExactly("SUCCEEDED DONE"));
        }
        assertThat(provider.createdTasks()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellAgainWhatWasBeingTold(Studio studio) throws Exception {
        shouldTellAgainAfter(studio, true);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellAgainWhatWasToldWhereThatWasNotWritten(Studio studio) throws Exception {
        shouldTellAgainAfter(studio, false);
    }

    private void shouldTellAgainAfter(Studio studio, boolean failure) throws Exception {
        ProviderSimulator<?> provider = studio.at(simulator);
        order("one.txt");
        try (Life first = handingOn(studio)) {
            first.afterwards(exchange -> {
                if ("completed".equals(exchange.getFromRouteId())) {
                    first.database().lose();
                    if (failure) {
                        throw new IllegalStateException("the crash");
                    }
                }
            });
            first.begins().awaitCompleted(1);
            first.crash();
        }
        assertThat(rows()).containsExactly("SUCCEEDED DETACHED");

        try (Life second = handingOn(studio).begins()) {
            second.awaitCompleted(1);

            assertThat(second.completed())
                    .containsExactly(new Told(ids(provider).get(0), "SUCCEEDED", "one.txt", false));
            await().untilAsserted(() -> assertThat(rows()).containsExactly("SUCCEEDED DONE"));
        }
        assertThat(provider.createdTasks()).hasSize(1);
    }

    private Life handingOn(Studio studio) throws Exception {
        return life(studio, studio.component(simulator), "&completion=none&correlate=order")
                .collects(studio.scheme() + ":completed");
    }

    private Life life(Studio studio) throws Exception {
        return life(studio, studio.component(simulator), "");
    }

    private Life life(Studio studio, MediaComponent component, String options) throws Exception {
        return new Life(studio.scheme(), component, url)
                .buys("file:" + folder + "?initialDelay=0&delay=100", studio.picture() + options);
    }

    private Path order(String name) throws IOException {
        Path whole = Files.writeString(folder.resolveSibling(folder.getFileName() + "-" + name), "A red kite, " + name);
        return Files.move(whole, folder.resolve(name));
    }

    private static List<String> ids(ProviderSimulator<?> provider) {
        return provider.createdTasks().stream().map(CreatedTask::id).toList();
    }

    /** State and delivery of what stands in the store. */
    private List<String> rows() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT state, delivery FROM media_task ORDER BY created_at")) {
            List<String> rows = new java.util.ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1) + " " + found.getString(2));
            }
            return rows;
        }
    }
}
