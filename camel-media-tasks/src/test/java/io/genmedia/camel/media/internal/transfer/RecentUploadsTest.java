package io.genmedia.camel.media.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.testing.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same content is uploaded once, while its address lives. */
class RecentUploadsTest {

    private static final Duration LIFE = Duration.ofHours(24);

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final List<String> uploaded = new ArrayList<>();
    private RecentUploads recent = new RecentUploads(Optional.of(LIFE), time, Runnable::run);
    /** What the files host does with what was read. */
    private Function<String, CompletableFuture<UploadedFile>> host = content -> CompletableFuture.completedFuture(
            new UploadedFile("https://files/" + uploaded.size(), null, null, null, null));

    private CompletableFuture<UploadedFile> upload(MediaSource source) {
        return recent.find(source, content -> {
            try (InputStream in = content.open()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                uploaded.add(text);
                return host.apply(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String addressOf(String content, String name) {
        return upload(source(content, name)).join().url();
    }

    private static MediaSource source(String content, String name) {
        return MediaSource.of(content.getBytes(StandardCharsets.UTF_8), name);
    }

    @Test
    void shouldUploadTheSameContentOnceWhateverItsName() {
        assertThat(addressOf("cat", "a.png")).isEqualTo(addressOf("cat", "b.png"));
        assertThat(uploaded).containsExactly("cat");
    }

    @Test
    void shouldUploadOtherContentOfTheSameNameAndLength() {
        assertThat(addressOf("cat", "a.png")).isNotEqualTo(addressOf("dog", "a.png"));
        assertThat(uploaded).containsExactly("cat", "dog");
    }

    @Test
    void shouldUploadTheSameContentAnewAsAnotherType() {
        assertThat(addressOf("cat", "a.png")).isNotEqualTo(addressOf("cat", "a.mp3"));
        assertThat(uploaded).hasSize(2);
    }

    @Test
    void shouldUploadAnewAfterHalfOfTheLifeOfTheAddress() {
        addressOf("cat", "a.png");

        time.advance(LIFE.dividedBy(2).minusSeconds(1));
        addressOf("cat", "a.png");
        assertThat(uploaded).hasSize(1);

        time.advance(Duration.ofSeconds(1));
        addressOf("cat", "a.png");
        assertThat(uploaded).hasSize(2);
    }

    @Test
    void shouldUploadEachTimeWhereNothingIsKnownOfTheLifeOfAddresses() {
        recent = new RecentUploads(Optional.empty(), time, Runnable::run);

        addressOf("cat", "a.png");
        addressOf("cat", "a.png");

        assertThat(uploaded).hasSize(2);
        assertThat(recent.size()).isZero();
    }

    @Test
    void shouldUploadEachTimeWhatCanBeReadOnceOnly() {
        for (int i = 0; i < 2; i++) {
            upload(MediaSource.of(new ByteArrayInputStream("cat".getBytes(StandardCharsets.UTF_8)), "a.png", 3))
                    .join();
        }

        assertThat(uploaded).containsExactly("cat", "cat");
    }

    @Test
    void shouldWaitForTheSameContentThatIsOnItsWay() {
        // given
        CompletableFuture<UploadedFile> answer = new CompletableFuture<>();
        host = content -> answer;
        CompletableFuture<UploadedFile> first = upload(source("cat", "a.png"));
        CompletableFuture<UploadedFile> second = upload(source("cat", "b.png"));
        assertThat(second).isNotDone();

        // when
        answer.complete(new UploadedFile("https://files/1", null, null, null, null));

        // then
        assertThat(second.join()).isEqualTo(first.join());
        assertThat(uploaded).hasSize(1);
    }

    @Test
    void shouldUploadItselfWhereTheOtherUploadFails() {
        // given
        CompletableFuture<UploadedFile> answer = new CompletableFuture<>();
        host = content -> answer;
        CompletableFuture<UploadedFile> first = upload(source("cat", "a.png"));
        CompletableFuture<UploadedFile> second = upload(source("cat", "b.png"));
        host = content ->
                CompletableFuture.completedFuture(new UploadedFile("https://files/2", null, null, null, null));

        // when
        answer.completeExceptionally(new IOException("gone"));

        // then
        assertThat(first).isCompletedExceptionally();
        assertThat(second.join().url()).isEqualTo("https://files/2");
    }

    @Test
    void shouldNotLetOthersWaitForAnUploadThatDidNotBegin() {
        // given
        host = content -> {
            throw new IllegalStateException("full");
        };
        assertThat(upload(source("cat", "a.png"))).isCompletedExceptionally();
        host = content -> CompletableFuture.completedFuture(new UploadedFile("x", null, null, null, null));

        // then
        assertThat(addressOf("cat", "a.png")).isEqualTo("x");
    }

    @Test
    void shouldRememberWhatWasSentWhereAFileChangesMeanwhile() throws Exception {
        // given: another file of the same length stands there when the answer comes
        Path file = Files.writeString(folder.resolve("a.png"), "cat");
        CompletableFuture<UploadedFile> answer = new CompletableFuture<>();
        host = content -> answer;
        CompletableFuture<UploadedFile> first = upload(MediaSource.of(file));
        Files.writeString(file, "dog");
        answer.complete(new UploadedFile("https://files/cat", null, null, null, null));
        first.join();
        host = content ->
                CompletableFuture.completedFuture(new UploadedFile("https://files/dog", null, null, null, null));

        // then
        assertThat(upload(MediaSource.of(file)).join().url()).isEqualTo("https://files/dog");
        assertThat(addressOf("cat", "b.png")).isEqualTo("https://files/cat");
    }

    @Test
    void shouldNotRememberWhatWasNotReadToItsEnd() {
        recent.find(source("cat", "a.png"), content -> {
                    try (InputStream in = content.open()) {
                        in.readNBytes(2);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return CompletableFuture.completedFuture(
                            new UploadedFile("https://files/c", null, null, null, null));
                })
                .join();

        assertThat(recent.size()).isZero();
    }

    @Test
    void shouldForgetContentThatFailed() {
        addressOf("cat", "a.png");
        addressOf("mouse", "a.png");

        recent.forget(List.of(3L));
        addressOf("cat", "a.png");
        addressOf("mouse", "a.png");

        assertThat(uploaded).containsExactly("cat", "mouse", "cat");
    }

    @Test
    void shouldRememberAThousand() {
        for (int i = 0; i < 1_500; i++) {
            addressOf("cat " + i, "a.png");
        }

        assertThat(recent.size()).isEqualTo(1_000);
    }
}
