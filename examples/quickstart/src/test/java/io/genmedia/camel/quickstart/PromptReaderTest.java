package io.genmedia.camel.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptReaderTest {

    @TempDir
    Path folder;

    private final Map<String, String> receipts = new HashMap<>();
    private PromptReader reader;

    @BeforeEach
    void givenAReader() {
        reader = reader(Provider.MONET);
    }

    private PromptReader reader(Provider provider) {
        return new PromptReader(
                folder, provider, (file, part) -> Optional.ofNullable(receipts.get(file + part.suffix())));
    }

    @Test
    void shouldReadKindFromTheNameAndThePromptFromTheText() {
        Prompt prompt = reader.read("\n A boat \r\n in fog\n", "boat.video.txt");

        assertThat(prompt.kind()).isEqualTo("video");
        assertThat(prompt.task()).isNull();
        assertThat(prompt.input()).isEqualTo(Map.of("prompt", "A boat \r\n in fog"));
    }

    @Test
    void shouldReadFrontMatterAsTypedValues() {
        Prompt prompt = reader.read(
                "---\r\nmodel: kling-2-6\r\nduration: 10\r\naspect_ratio: 16:9\r\ngenerate_audio: true\r\nstyle: no\r\n---\r\nA boat",
                "boat.video.md");

        assertThat(prompt.model()).isEqualTo("kling-2-6");
        assertThat(prompt.input())
                .containsEntry("duration", 10)
                .containsEntry("aspect_ratio", "16:9")
                .containsEntry("generate_audio", true)
                .containsEntry("style", "no")
                .containsEntry("prompt", "A boat");
    }

    @Test
    void shouldReadAFileThatBeginsWithAByteOrderMark() {
        assertThat(reader.read("\uFEFF---\nkind: music\n---\nA tune", "tune.txt")
                        .kind())
                .isEqualTo("music");
    }

    @Test
    void shouldLeaveThreeDashesBelowThePromptAlone() {
        assertThat(reader.read("A boat\n---\nin fog", "boat.video.txt").input())
                .isEqualTo(Map.of("prompt", "A boat\n---\nin fog"));
    }

    @Test
    void shouldMeanTheFileBesideThePrompt() throws Exception {
        Path picture = Files.writeString(folder.resolve("start.png"), "not looked at here");

        Prompt prompt =
                reader.read("---\nimages: [start.png, https://example.org/a.png]\n---\nA boat", "boat.video.txt");

        assertThat(prompt.input()).containsEntry("images", List.of(picture.toFile(), "https://example.org/a.png"));
    }

    @Test
    void shouldMeanTheTaskThatWasBoughtForTheFile() {
        receipts.put("boat.video.txt", "task_1");

        assertThat(reader.read("A boat", "boat.video.txt").task()).isEqualTo("task_1");
        assertThat(reader.read("A boat", "ship.video.txt").task()).isNull();
        assertThat(reader.read("---\ntask: task_2\n---\n", "boat.video.txt").task())
                .as("the front matter goes before")
                .isEqualTo("task_2");
    }

    @Test
    void shouldReadWhatIsMadeOfTheResult() {
        Prompt prompt = reader(Provider.UNIFICALLY)
                .read("---\nthen:\n  model: google/veo-3.1-upscale\n  resolution: 4k\n---\nA boat", "boat.video.txt");

        assertThat(prompt.input()).isEqualTo(Map.of("prompt", "A boat"));
        assertThat(prompt.next().model()).isEqualTo("google/veo-3.1-upscale");
        assertThat(prompt.next().modelName()).isEqualTo("veo-3.1-upscale");
        assertThat(prompt.next().input()).isEqualTo(Map.of("resolution", "4k"));
        assertThat(prompt.next().task()).isNull();
    }

    @Test
    void shouldMeanTheTasksThatWereBoughtForBothParts() {
        receipts.put("boat.video.txt", "task_1");
        receipts.put("boat.video.txt.then", "task_2");

        Prompt prompt = reader(Provider.UNIFICALLY)
                .read("---\nthen: {model: google/veo-3.1-upscale}\n---\nA boat", "boat.video.txt");

        assertThat(prompt.task()).isEqualTo("task_1");
        assertThat(prompt.next().task()).isEqualTo("task_2");
    }

    @Test
    void shouldLeaveThenToTheApiWhereTheProviderDoesNotGoOn() {
        Prompt prompt = reader.read("---\nthen: {model: sora-2}\n---\nA boat", "boat.video.txt");

        assertThat(prompt.next()).isNull();
        assertThat(prompt.input()).containsKey("then");
    }

    @Test
    void shouldRefuseToGoOnWithoutAModel() {
        PromptReader goingOn = reader(Provider.UNIFICALLY);

        assertThatThrownBy(() -> goingOn.read("---\nthen: {resolution: 4k}\n---\nA boat", "boat.video.txt"))
                .hasMessageContaining("'then'")
                .hasMessageContaining("needs a model");
        assertThatThrownBy(() -> goingOn.read("---\nthen: larger\n---\nA boat", "boat.video.txt"))
                .hasMessageContaining("It is: larger");
    }

    @Test
    void shouldRefuseAnUnknownKind() {
        assertThatThrownBy(() -> reader.read("---\nkind: opera\n---\nA boat", "boat.video.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kind: opera")
                .hasMessageContaining("video, image and music");
    }

    @Test
    void shouldRefuseTwoPrompts() {
        assertThatThrownBy(() -> reader.read("---\nprompt: A ship\n---\nA boat", "boat.video.txt"))
                .hasMessageContaining("two prompts");
    }

    @Test
    void shouldRefuseFrontMatterThatIsNoBlockOfNames() {
        assertThatThrownBy(() -> reader.read("---\njust words\n---\nA boat", "boat.video.txt"))
                .hasMessageContaining("names and values")
                .hasMessageContaining("just words");
    }

    @Test
    void shouldRefuseJsonThatIsBroken() {
        assertThatThrownBy(() -> reader.read("{\"prompt\": \"A boat\"", "boat.video.json"))
                .hasMessageContaining("cannot be read");
    }
}
