package io.genmedia.camel.media.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.error.MediaException;
import io.genmedia.camel.media.error.MediaProviderUnavailableException;
import io.genmedia.camel.media.internal.calls.Failures;
import io.genmedia.camel.media.internal.exchange.PreparedRequest;
import io.genmedia.camel.media.internal.exchange.PreparedRequest.LocalMedia;
import io.genmedia.camel.media.internal.http.HttpCallException;
import io.genmedia.camel.media.internal.transfer.MediaSource;
import io.genmedia.camel.media.internal.transfer.UploadRequest;
import io.genmedia.camel.media.spi.ApiAnswer;
import io.genmedia.camel.media.testing.Atelier;
import io.genmedia.camel.media.testing.ManualTime;
import io.genmedia.camel.media.testing.Tasks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a request for local media: a part of it, an address, an id. */
class LocalUploadsTest {

    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0};
    private static final byte[] FILM = "\0\0\0\u0018ftypisom\0\0\0\0isommp42".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] SOUND = "ID3\3\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    /** Takes small pictures within the request, ids in lists of their own, and addresses anywhere else. */
    private static final class Gallery extends Atelier {

        Gallery() {
            super(Set.of());
        }

        @Override
        public boolean inlines(String parameter, String mediaType, long length) {
            return length >= 0 && length <= 12 && "image/png".equals(mediaType) && !takesFileIds(parameter);
        }

        @Override
        public boolean takesFileIds(String parameter) {
            return parameter.equals("pictures") || parameter.equals("films");
        }

        @Override
        public Optional<String> fileIdParameter(String kind) {
            return switch (kind) {
                case "image" -> Optional.of("pictures");
                case "video" -> Optional.of("films");
                default -> Optional.empty();
            };
        }
    }

    private final ManualTime time = new ManualTime();
    private final ObjectNode input = MediaJson.mapper().createObjectNode();
    private final List<LocalMedia> local = new ArrayList<>();
    private Atelier provider = new Gallery();
    private Function<UploadRequest, CompletableFuture<ApiAnswer>> files = LocalUploadsTest::address;
    private OfflineAccount offline;

    private static CompletableFuture<ApiAnswer> answer(int status, String json) {
        return CompletableFuture.completedFuture(Tasks.answer(status, json));
    }

    private static CompletableFuture<ApiAnswer> address(UploadRequest upload) {
        return answer(200, "{'url':'https://cdn.example/" + upload.source().filename() + "'}");
    }

    private static CompletableFuture<ApiAnswer> id(UploadRequest upload) {
        return answer(200, "{'id':'id-of-" + upload.source().filename() + "'}");
    }

    private static CompletableFuture<ApiAnswer> both(UploadRequest upload) {
        return answer(200, "{'id':'id-1','url':'https://cdn.example/1'}");
    }

    private LocalUploadsTest with(String at, byte[] content, String name) {
        local.add(new LocalMedia(JsonPointer.compile(at), MediaSource.of(content, name)));
        return this;
    }

    private CompletableFuture<io.genmedia.camel.media.spi.MediaRequest> completing() {
        offline = new OfflineAccount(provider, time).answering(files);
        return new LocalUploads(provider, time)
                .complete(offline.account(), new PreparedRequest("video", "film-1", input, "digest", local));
    }

    private JsonNode complete() {
        return completing().join().input();
    }

    private MediaException failure() {
        CompletableFuture<?> completing = completing();
        assertThat(completing).isCompletedExceptionally();
        return (MediaException) Failures.unwrap(catchThrowable(completing::join));
    }

    private static JsonNode json(String text) {
        try {
            return MediaJson.mapper().readTree(text.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void shouldSendARequestWithoutLocalMediaAsItIs() {
        input.put("prompt", "a fox");

        assertThat(complete()).isEqualTo(json("{'prompt':'a fox'}"));
    }

    @Test
    void shouldPutASmallPictureIntoTheRequest() {
        input.put("image", "here");

        JsonNode complete = with("/image", PICTURE, "a.png").complete();

        assertThat(complete.path("image").asText()).startsWith("data:image/png;base64,iVBORw0KGgo");
        assertThat(offline.uploads()).isEmpty();
    }

    @Test
    void shouldUploadWhatTheProviderDoesNotTakeWithinTheRequest() {
        input.put("video_url", "here");

        JsonNode complete = with("/video_url", FILM, "a.mp4").complete();

        assertThat(complete).isEqualTo(json("{'video_url':'https://cdn.example/a.mp4'}"));
    }

    @Test
    void shouldUploadToTheAddressBelowTheBase() {
        input.put("video_url", "here");

        with("/video_url", FILM, "a.mp4").complete();

        assertThat(offline.uploads())
                .extracting(UploadRequest::target)
                .containsExactly(URI.create("https://atelier.example/files"));
    }

    @Test
    void shouldNameAFileByItsIdWhereTheParameterTakesIds() {
        input.putArray("films").add("here");
        files = LocalUploadsTest::both;

        assertThat(with("/films/0", FILM, "a.mp4").complete()).isEqualTo(json("{'films':['id-1']}"));
    }

    @Test
    void shouldNameAFileByItsAddressWhereTheParameterTakesAddresses() {
        input.put("video_url", "here");
        files = LocalUploadsTest::both;

        assertThat(with("/video_url", FILM, "a.mp4").complete())
                .isEqualTo(json("{'video_url':'https://cdn.example/1'}"));
    }

    @Test
    void shouldNameAFileWithoutAnAddressInTheListForItsKind() {
        input.put("video_url", "here").put("prompt", "longer");
        files = LocalUploadsTest::id;

        assertThat(with("/video_url", FILM, "a.mp4").complete())
                .isEqualTo(json("{'prompt':'longer','films':['id-of-a.mp4']}"));
    }

    @Test
    void shouldTakeContentOfNoKnownKindForAPicture() {
        input.put("source", "here");
        files = LocalUploadsTest::id;

        assertThat(with("/source", new byte[20], "a.xyz").complete()).isEqualTo(json("{'pictures':['id-of-a.xyz']}"));
    }

    @Test
    void shouldRefuseAFileWithoutAnAddressWhereNoListTakesItsKind() {
        // a sound among the pictures would be paid for, and made nothing of
        input.put("audio_url", "here");
        files = LocalUploadsTest::id;

        assertThat(with("/audio_url", SOUND, "a.mp3").failure())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("audio_url")
                .hasMessageContaining("id-of-a.mp3");
    }

    @Test
    void shouldPlaceAnIdWhereTheMediumStoodForAProviderWithoutSuchLists() {
        provider = Atelier.plain();
        input.put("video_url", "here");
        files = LocalUploadsTest::id;

        assertThat(with("/video_url", FILM, "a.mp4").complete()).isEqualTo(json("{'video_url':'id-of-a.mp4'}"));
    }

    @Test
    void shouldReplaceOnlyWhatIsLocalInAList() {
        input.putArray("images").add("https://cdn.example/0").add("here").add("https://cdn.example/2");

        assertThat(with("/images/1", FILM, "b.mp4").complete())
                .isEqualTo(json("{'images':['https://cdn.example/0','https://cdn.example/b.mp4',"
                        + "'https://cdn.example/2']}"));
    }

    @Test
    void shouldKeepTheOrderOfFilesThatGoToAListOfTheirOwn() {
        input.putArray("clips")
                .add("here")
                .add("https://cdn.example/1")
                .add("here")
                .add("here");
        files = LocalUploadsTest::id;

        JsonNode complete = with("/clips/0", FILM, "a.mp4")
                .with("/clips/2", FILM, "c.mp4")
                .with("/clips/3", FILM, "d.mp4")
                .complete();

        assertThat(complete)
                .isEqualTo(json("{'clips':['https://cdn.example/1'],"
                        + "'films':['id-of-a.mp4','id-of-c.mp4','id-of-d.mp4']}"));
    }

    @Test
    void shouldLeaveNoEmptyListBehind() {
        input.putArray("clips").add("here").add("here");
        files = LocalUploadsTest::id;

        JsonNode complete =
                with("/clips/0", FILM, "a.mp4").with("/clips/1", FILM, "b.mp4").complete();

        assertThat(complete).isEqualTo(json("{'films':['id-of-a.mp4','id-of-b.mp4']}"));
    }

    @Test
    void shouldAddToAListThatIsThereAlready() {
        input.putArray("films").add("id-0");
        input.put("video_url", "here");
        files = LocalUploadsTest::id;

        assertThat(with("/video_url", FILM, "a.mp4").complete()).isEqualTo(json("{'films':['id-0','id-of-a.mp4']}"));
    }

    @Test
    void shouldAddToASingleIdThatIsThereAlready() {
        input.put("films", "id-0").put("video_url", "here");
        files = LocalUploadsTest::id;

        assertThat(with("/video_url", FILM, "a.mp4").complete()).isEqualTo(json("{'films':['id-0','id-of-a.mp4']}"));
    }

    @Test
    void shouldLeaveThePreparedRequestAsItIs() {
        input.put("video_url", "here");

        with("/video_url", FILM, "a.mp4").complete();

        assertThat(input).isEqualTo(json("{'video_url':'here'}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500, 503})
    void shouldSayThatAnUploadFailedForNow(int status) {
        input.put("video_url", "here");
        files = upload -> answer(status, "");

        assertThat(with("/video_url", FILM, "a.mp4").failure())
                .isInstanceOf(MediaProviderUnavailableException.class)
                .hasMessageContaining("a.mp4");
    }

    @Test
    void shouldSayThatNothingWasBoughtWhereNoAnswerToAnUploadComes() {
        input.put("video_url", "here");
        files = upload -> CompletableFuture.failedFuture(new HttpCallException("reset", true, null));

        assertThat(with("/video_url", FILM, "a.mp4").failure().getAcceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
    }

    @Test
    void shouldSayThatNothingWasBoughtWhereWeFailOurselves() {
        input.put("video_url", "here");
        files = upload -> {
            throw new IllegalStateException("bug");
        };

        assertThat(with("/video_url", FILM, "a.mp4").failure())
                .hasRootCauseMessage("bug")
                .extracting(e -> ((MediaException) e).getAcceptance())
                .isEqualTo(Acceptance.NOT_ACCEPTED);
    }

    @Test
    void shouldNameAFileThatIsGone() {
        input.put("video_url", "here");
        files = upload -> CompletableFuture.failedFuture(new NoSuchFileException("/films/a.mp4"));

        assertThat(with("/video_url", FILM, "a.mp4").failure())
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("/films/a.mp4 does not exist");
    }

    @Test
    void shouldFailWhereOneOfSeveralFails() {
        input.put("video_url", "here").put("other_url", "here");
        files = upload -> upload.source().filename().equals("b.mp4") ? answer(500, "") : address(upload);

        assertThat(with("/video_url", FILM, "a.mp4")
                        .with("/other_url", FILM, "b.mp4")
                        .failure())
                .hasMessageContaining("b.mp4");
    }

    @Test
    void shouldTellOfAFileWhatTheProviderDoesNot() {
        offline = new OfflineAccount(provider, time).answering(LocalUploadsTest::id);

        UploadedFile file = new LocalUploads(provider, time)
                .upload(offline.account(), MediaSource.of(FILM, "a.mp4"))
                .join();

        assertThat(file).isEqualTo(new UploadedFile(null, "id-of-a.mp4", "a.mp4", (long) FILM.length, null));
    }
}
