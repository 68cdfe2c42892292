package io.genmedia.camel.media.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.UploadedFile;
import io.genmedia.camel.media.catalog.ValidationLevel;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.InvalidMediaRequestException;
import io.genmedia.camel.media.internal.exchange.PreparedRequest.LocalMedia;
import io.genmedia.camel.media.internal.http.EveryLog;
import io.genmedia.camel.media.testing.Atelier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RequestReaderTest {

    private static final String PICTURE = "https://cdn.example/a.png";
    private static final String FILM = "https://cdn.example/a.mp4";
    private static final byte[] LOCAL_FILM =
            "\0\0\0\u0018ftypisom\0\0\0\0isommp42".getBytes(StandardCharsets.ISO_8859_1);

    private final RequestReader reader = new RequestReader(Atelier.plain());
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Exchange message(Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        return exchange;
    }

    private Exchange message(Object body, String header, Object value) {
        Exchange exchange = message(body);
        exchange.getMessage().setHeader(header, value);
        return exchange;
    }

    private static RequestReader.Options asking(String operation, String model, ValidationLevel validation) {
        return new RequestReader.Options(operation, model, Map.of(), Set.of(), validation, true);
    }

    private static RequestReader.Options film() {
        return asking("video", "film-1", ValidationLevel.STANDARD);
    }

    @ParameterizedTest
    @CsvSource({"generate,film-1,video", "generate,picture-1,image", "video,film-1,video"})
    void shouldTakeTheKindFromTheCatalog(String operation, String model, String kind) throws Exception {
        PreparedRequest request = reader.read(message("A cat"), asking(operation, model, ValidationLevel.STRICT));

        assertThat(request.kind()).isEqualTo(kind);
    }

    @Test
    void shouldCheckAModelOfTheOperationForAllKindsAgainstItsOwnSchema() {
        assertThatThrownBy(() -> reader.read(
                        message(Map.of("prompt", "A cat", "camera", 1)),
                        asking("generate", "film-1", ValidationLevel.STANDARD)))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("camera");
    }

    @ParameterizedTest
    @CsvSource({"generate,film-9", "generate,both-1", "video,film-9"})
    void shouldWarnOfAModelWhoseSchemaIsNotKnownAndLeaveItToTheProvider(String operation, String model)
            throws Exception {
        try (EveryLog log = new EveryLog()) {
            PreparedRequest request = reader.read(message("A cat"), asking(operation, model, ValidationLevel.STANDARD));

            assertThat(request.kind()).isEqualTo(operation);
            assertThat(request.model()).isEqualTo(model);
            assertThat(log.lines()).anyMatch(line -> line.text().contains("model=" + model + " is not among"));
        }
    }

    @Test
    void shouldNameTheOperationsOfAModelThatSeveralKindsHave() {
        assertThatThrownBy(() -> reader.read(message("A cat"), asking("generate", "both-1", ValidationLevel.STRICT)))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("operation video")
                .hasMessageContaining("operation image");
    }

    @ParameterizedTest
    @CsvSource({"generate,film-9", "video,film-9"})
    void shouldRefuseAnUnknownModelWhereItIsToBeStrict(String operation, String model) {
        assertThatThrownBy(() -> reader.read(message("A cat"), asking(operation, model, ValidationLevel.STRICT)))
                .isInstanceOfSatisfying(InvalidMediaRequestException.class, e -> assertThat(e.getAcceptance())
                        .isEqualTo(Acceptance.NOT_ACCEPTED))
                .hasMessageContaining("film-9")
                .hasMessageContaining("film-1");
    }

    @ParameterizedTest
    @EnumSource(ValidationLevel.class)
    void shouldCheckTheConstantPartOfTheOperationForAllKinds(ValidationLevel validation) throws Exception {
        reader.checkAtStart(asking("generate", "film-1", validation));
    }

    @ParameterizedTest
    @CsvSource({"generate,film-9", "video,film-9", "image,film-1"})
    void shouldRefuseAtStartAModelThatIsNotThere(String operation, String model) {
        assertThatThrownBy(() -> reader.checkAtStart(asking(operation, model, ValidationLevel.STRICT)))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("model=" + model + " is not among");
    }

    @Test
    void shouldGiveASingleMediumToAParameterThatIsNoList() throws Exception {
        PreparedRequest request = reader.read(message(FILM_OUTPUT, MediaHeaders.PROMPT, "Longer"), film());

        assertThat(request.input().path("video_url")).isEqualTo(text(FILM));
    }

    private static final MediaOutput FILM_OUTPUT = MediaOutput.of(FILM, "video");

    private static JsonNode text(String value) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(value);
    }

    @Test
    void shouldGiveASingleLocalMediumToAParameterThatIsNoList() throws Exception {
        PreparedRequest request = reader.read(message(LOCAL_FILM, MediaHeaders.PROMPT, "Longer"), film());

        assertThat(request.local()).extracting(LocalMedia::at).containsExactly(JsonPointer.compile("/video_url"));
    }

    @Test
    void shouldGiveASingleMediumToAListAsAList() throws Exception {
        PreparedRequest request =
                reader.read(message(MediaOutput.of(PICTURE, "image"), MediaHeaders.PROMPT, "Move"), film());

        assertThat(request.input().path("images")).containsExactly(text(PICTURE));
    }

    @Test
    void shouldGiveSeveralMediaToAList() throws Exception {
        PreparedRequest request = reader.read(message("Move", MediaHeaders.IMAGES, PICTURE + "," + PICTURE), film());

        assertThat(request.input().path("images")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(ValidationLevel.class)
    void shouldRefuseMoreMediaThanTheParameterTakes(ValidationLevel validation) {
        Exchange two = message("Longer", MediaHeaders.VIDEOS, List.of(FILM, FILM));

        assertThatThrownBy(() -> reader.read(two, asking("video", "film-1", validation)))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("'video_url' of film-1 takes one video")
                .hasMessageContaining("2");
    }

    @Test
    void shouldRefuseAMediumThatTheModelDoesNotTake() {
        Exchange exchange = message(FILM_OUTPUT, MediaHeaders.PROMPT, "A cat");

        assertThatThrownBy(() -> reader.read(exchange, asking("image", "picture-1", ValidationLevel.STANDARD)))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("picture-1 takes no video");
    }

    @Test
    void shouldAskForAModel() {
        assertThatThrownBy(() -> reader.read(message("A cat"), asking("video", null, ValidationLevel.OFF)))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("No model is named")
                .hasMessageContaining("film-1");
    }

    private static final String PNG = "data:image/png;base64,iVBORw0KGgoAAAAA";

    /** Takes data: URIs and the ids of files in images, and neither in video_url. */
    private static final class Gallery extends Atelier {

        Gallery() {
            super(Set.of());
        }

        @Override
        public boolean takesDataUris(String parameter) {
            return parameter.equals("images");
        }

        @Override
        public boolean takesFileIds(String parameter) {
            return parameter.equals("images");
        }

        @Override
        public Optional<String> fileIdParameter(String kind) {
            return kind.equals("image") ? Optional.of("images") : Optional.empty();
        }
    }

    private final RequestReader gallery = new RequestReader(new Gallery());

    private PreparedRequest read(RequestReader by, String name, Object value) throws Exception {
        return by.read(message(Map.of("prompt", "Move", name, value)), film());
    }

    @Test
    void shouldLeaveADataUriAsItIsWhereTheProviderTakesIt() throws Exception {
        PreparedRequest request = read(gallery, "images", List.of(PNG));

        assertThat(request.input().path("images")).containsExactly(text(PNG));
        assertThat(request.local()).isEmpty();
    }

    @Test
    void shouldUploadADataUriWhereTheProviderTakesNone() throws Exception {
        PreparedRequest request = read(reader, "images", List.of(PNG));

        assertThat(request.local()).extracting(LocalMedia::at).containsExactly(JsonPointer.compile("/images/0"));
    }

    @Test
    void shouldTellDataUrisInATextFromTheCommasThatPartThem() throws Exception {
        PreparedRequest request = read(gallery, "images", PNG + "," + PICTURE + "," + PNG);

        assertThat(request.input().path("images")).containsExactly(text(PNG), text(PICTURE), text(PNG));
    }

    @Test
    void shouldRefuseADataUriOfAnotherKind() {
        assertThatThrownBy(() -> read(reader, "video_url", PNG))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("'video_url' of film-1 takes media of the kind video")
                .hasMessageContaining("image");
    }

    @Test
    void shouldShowNothingOfADataUriThatIsBroken() {
        assertThatThrownBy(() -> read(gallery, "images", List.of("data:image/png;base64,SECRET!SECRET")))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("'images' holds a data: URI that cannot be read")
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void shouldTakeTheIdOfAFileWhereTheParameterTakesIds() throws Exception {
        assertThat(read(gallery, "images", List.of("file-0815")).input().path("images"))
                .containsExactly(text("file-0815"));
    }

    @Test
    void shouldTakeTheIdOfAFileFromATextOfTheMessage() throws Exception {
        PreparedRequest request = gallery.read(message("{\"prompt\":\"Move\",\"images\":[\"file-0815\"]}"), film());

        assertThat(request.input().path("images")).containsExactly(text("file-0815"));
    }

    @Test
    void shouldReadNoFileThatATextOfTheMessageNames(@TempDir Path folder) throws Exception {
        Path picture = Files.write(folder.resolve("a.png"), PNG_BYTES);
        String json = MediaJson.write(Map.of("prompt", "Move", "images", List.of(picture.toString())));

        PreparedRequest request = gallery.read(message(json), film());

        assertThat(request.local()).isEmpty();
    }

    @Test
    void shouldRefuseAFileThatATextOfTheMessageNamesWhereOnlyAddressesAreTaken(@TempDir Path folder) throws Exception {
        Path film = Files.write(folder.resolve("a.mp4"), LOCAL_FILM);
        String json = MediaJson.write(Map.of("prompt", "Move", "video_url", film.toString()));

        assertThatThrownBy(() -> gallery.read(message(json), film()))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("http(s) addresses or data: URIs");
    }

    @Test
    void shouldPreferAFileThatIsThereToAnIdOfThatName(@TempDir Path folder) throws Exception {
        Path picture = Files.write(folder.resolve("a.png"), PNG_BYTES);

        PreparedRequest request = read(gallery, "images", List.of(picture.toString()));

        assertThat(request.local()).hasSize(1);
    }

    private static final byte[] PNG_BYTES = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0};

    @Test
    void shouldNameAnUploadedFileByItsIdWhereTheParameterTakesIds() throws Exception {
        UploadedFile file = new UploadedFile(PICTURE, "file-1", "a.png", null, "image/png");

        assertThat(read(gallery, "images", List.of(file)).input().path("images"))
                .containsExactly(text("file-1"));
    }

    @Test
    void shouldNameAnUploadedFileByItsAddressWhereTheParameterTakesNoIds() throws Exception {
        UploadedFile file = new UploadedFile(FILM, "file-1", "a.mp4", null, "video/mp4");

        assertThat(read(gallery, "video_url", file).input().path("video_url")).isEqualTo(text(FILM));
    }

    @Test
    void shouldRefuseAnUploadedFileWithoutAnAddressWhereTheParameterTakesNoIds() {
        UploadedFile file = new UploadedFile(null, "file-1", "a.mp4", null, "video/mp4");

        assertThatThrownBy(() -> read(gallery, "video_url", file))
                .isInstanceOf(InvalidMediaRequestException.class)
                .hasMessageContaining("'video_url' of film-1 takes addresses")
                .hasMessageContaining("file-1");
    }

    @Test
    void shouldPutAnUploadedFileWithoutAnAddressIntoTheListForItsKind() throws Exception {
        Exchange exchange =
                message(new UploadedFile(null, "file-1", "a.png", null, "image/png"), MediaHeaders.PROMPT, "Move");

        assertThat(gallery.read(exchange, film()).input().path("images")).containsExactly(text("file-1"));
    }

    @Test
    void shouldTellTwoDataUrisApartByTheirContent() throws Exception {
        String other = "data:image/png;base64,iVBORw0KGgoAAAAB";

        assertThat(read(reader, "images", List.of(PNG)).digest())
                .isNotEqualTo(read(reader, "images", List.of(other)).digest());
    }
}
