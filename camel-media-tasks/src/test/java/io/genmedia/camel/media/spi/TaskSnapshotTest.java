package io.genmedia.camel.media.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaStatus;
import io.genmedia.camel.media.testing.Tasks;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskSnapshotTest {

    private static final URI BASE = URI.create("https://core.example/api");
    private static final JsonNode SHORTER = TextNode.valueOf("shorter");

    private static TaskSnapshot task(String kind, String model, MediaOutput... outputs) {
        return task(kind, model, null, null, null, outputs);
    }

    private static TaskSnapshot task(
            String kind,
            String model,
            BigDecimal cost,
            BigDecimal remaining,
            JsonNode adjustments,
            MediaOutput... outputs) {
        return new TaskSnapshot(
                "t1",
                kind,
                model,
                MediaStatus.SUCCEEDED,
                null,
                List.of(outputs),
                cost,
                remaining,
                null,
                null,
                null,
                adjustments,
                null);
    }

    private static MediaOutput output(String url, String kind) {
        return new MediaOutput(url, kind, MediaOutput.ROLE_RESULT, "video/mp4", "words");
    }

    @ParameterizedTest
    @CsvSource({
        "/files/a.mp4,https://core.example/files/a.mp4",
        "files/a.mp4,https://core.example/files/a.mp4",
        "//cdn.example/a.mp4,https://cdn.example/a.mp4",
        "https://cdn.example/a.mp4,https://cdn.example/a.mp4",
        "http://cdn.example/a.mp4,http://cdn.example/a.mp4",
        "'data:image/png;base64,AAAA','data:image/png;base64,AAAA'"
    })
    void shouldMakeAddressesWhole(String given, String whole) {
        TaskSnapshot at = task("video", "film-1", output(given, "video")).at(BASE);

        assertThat(at.outputs()).extracting(MediaOutput::url).containsExactly(whole);
    }

    @Test
    void shouldKeepWhatElseIsToldOfAnOutput() {
        TaskSnapshot at = task("video", "film-1", output("/a.mp4", "video")).at(BASE);

        assertThat(at.outputs()).containsExactly(output("https://core.example/a.mp4", "video"));
    }

    @Test
    void shouldMakeOnlyThoseWholeThatAreNot() {
        TaskSnapshot at = task("video", "film-1", output("https://cdn.example/a", null), output("/b", null))
                .at(BASE);

        assertThat(at.outputs())
                .extracting(MediaOutput::url)
                .containsExactly("https://cdn.example/a", "https://core.example/b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b.mp4", "/films/{id}", "%"})
    void shouldLeaveWhatIsNoAddress(String broken) {
        TaskSnapshot at = task("video", "film-1", output(broken, "video")).at(BASE);

        assertThat(at.outputs()).extracting(MediaOutput::url).containsExactly(broken);
    }

    @Test
    void shouldLeaveAnOutputWithoutAnAddress() {
        TaskSnapshot at = task("video", "film-1", output(null, "text"), output("/b", "video"))
                .at(BASE);

        assertThat(at.outputs()).extracting(MediaOutput::url).containsExactly(null, "https://core.example/b");
    }

    @Test
    void shouldTellOfMoneyWhatAStatusReadDoesNot() {
        TaskSnapshot with =
                task("video", "film-1").with(new Receipt(new BigDecimal("0.25"), new BigDecimal("3"), SHORTER));

        assertThat(with)
                .extracting(TaskSnapshot::cost, TaskSnapshot::remaining, TaskSnapshot::adjustments)
                .containsExactly(new BigDecimal("0.25"), new BigDecimal("3"), SHORTER);
    }

    @Test
    void shouldLetTheStatusReadHaveTheLastWordOfMoney() {
        TaskSnapshot with = task("video", "film-1", new BigDecimal("0.5"), new BigDecimal("2"), TextNode.valueOf("no"))
                .with(new Receipt(new BigDecimal("0.25"), new BigDecimal("3"), SHORTER));

        assertThat(with)
                .extracting(TaskSnapshot::cost, TaskSnapshot::remaining, TaskSnapshot::adjustments)
                .containsExactly(new BigDecimal("0.5"), new BigDecimal("2"), TextNode.valueOf("no"));
    }

    @Test
    void shouldStayTheSameWithoutAReceipt() {
        TaskSnapshot task = task("video", "film-1");

        assertThat(task.with((Receipt) null)).isSameAs(task);
    }

    @Test
    void shouldHaveNoReceiptWhereNothingIsSaidOfMoney() {
        assertThat(Receipt.of(Tasks.running("t1", 5))).isNull();
    }

    @Test
    void shouldHaveAReceiptWhereAnythingIsSaidOfMoney() {
        assertThat(Receipt.of(task("video", "film-1", null, null, SHORTER)))
                .isEqualTo(new Receipt(null, null, SHORTER));
    }

    @Test
    void shouldTakeKindAndModelOfTheRequestWhereTheyAreNotTold() {
        assertThat(task(null, null).completedWith("video", "film-1"))
                .extracting(TaskSnapshot::kind, TaskSnapshot::model)
                .containsExactly("video", "film-1");
    }

    @Test
    void shouldKeepKindAndModelThatAreTold() {
        assertThat(task("image", "picture-1").completedWith("video", "film-1"))
                .extracting(TaskSnapshot::kind, TaskSnapshot::model)
                .containsExactly("image", "picture-1");
    }

    @Test
    void shouldGiveOutputsTheKindOfTheTaskWhereTheyHaveNone() {
        TaskSnapshot complete = task("image", "picture-1", output("https://a", null), output("https://b", "text"))
                .completedWith("video", "film-1");

        assertThat(complete.outputs()).extracting(MediaOutput::kind).containsExactly("image", "text");
    }

    @Test
    void shouldStayTheSameWhereNothingIsMissing() {
        TaskSnapshot task = task("image", "picture-1", output("https://a", "image"));

        assertThat(task.completedWith("video", "film-1")).isSameAs(task);
    }

    @Test
    void shouldLeaveOutTheAnswerAlone() {
        TaskSnapshot whole = task("video", "film-1", BigDecimal.ONE, BigDecimal.TEN, SHORTER);
        TaskSnapshot answered = new TaskSnapshot(
                "t1",
                "video",
                "film-1",
                MediaStatus.RUNNING,
                20,
                List.of(),
                BigDecimal.ONE,
                BigDecimal.TEN,
                null,
                null,
                null,
                SHORTER,
                TextNode.valueOf("answer"));

        TaskSnapshot without = answered.withoutAnswer();

        assertThat(without).usingRecursiveComparison().ignoringFields("raw").isEqualTo(answered);
        assertThat(without.raw()).isNull();
        assertThat(without.withoutAnswer()).isSameAs(without);
        assertThat(whole.withoutAnswer().adjustments()).isEqualTo(SHORTER);
    }
}
