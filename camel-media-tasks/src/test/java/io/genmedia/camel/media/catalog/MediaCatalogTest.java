package io.genmedia.camel.media.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaCatalogTest {

    private final MediaCatalog catalog = Studio.catalog();

    @Test
    void shouldListTheModelsInTheOrderOfTheIndex() {
        assertThat(catalog.provider()).isEqualTo("studio");
        assertThat(catalog.displayName()).isEqualTo("The Studio");
        assertThat(catalog.models().keySet()).containsExactly("video", "image");
        assertThat(catalog.models().get("video")).containsExactly("reel-2", "reel-2-pro", "frames/1.0", "both-1");
    }

    @Test
    void shouldReadASchemaOnce() {
        ModelSchema first = catalog.model("video", "reel-2").orElseThrow();

        assertThat(catalog.model("video", "reel-2")).containsSame(first);
        assertThat(first.kind()).isEqualTo("video");
        assertThat(first.model()).isEqualTo("reel-2");
        assertThat(first.title()).isEqualTo("Reel 2");
        assertThat(first.description()).isEqualTo("Short films from text.");
        assertThat(first.annotation("duration")).map(JsonNode::asText).contains("10–15 s");
        assertThat(first.annotation("pricing")).isEmpty();
    }

    @Test
    void shouldNotFindWhatTheIndexDoesNotList() {
        assertThat(catalog.model("image", "reel-2")).isEmpty();
        assertThat(catalog.model("video", "../video/reel-2")).isEmpty();
        assertThat(catalog.model("music", "reel-2")).isEmpty();
        assertThat(catalog.model("video", null)).isEmpty();
        assertThat(catalog.model(null, "reel-2")).isEmpty();
        assertThat(catalog.modelNamed("reel-3")).isEmpty();
    }

    @Test
    void shouldFindAModelUnderAllItsKinds() {
        assertThat(catalog.modelNamed("both-1")).extracting(ModelSchema::kind).containsExactly("video", "image");
        assertThat(catalog.find("generate", "reel-2")).map(ModelSchema::kind).contains("video");
        assertThat(catalog.find("generate", "both-1")).isEmpty();
        assertThat(catalog.find("image", "both-1")).map(ModelSchema::kind).contains("image");
        assertThat(catalog.find("image", "reel-2")).isEmpty();
    }

    @Test
    void shouldTellOfWhichKindAModelIsWithoutReadingItsSchema(@TempDir Path folder) throws Exception {
        write(
                folder,
                "index.json",
                "{'kinds':{'video':['reel-2','both-1'],'image':['both-1']},'common':'common.json','definitions':'nowhere.json'}");
        MediaCatalog names = MediaCatalog.load("studio", "The Studio", folder.resolve("index.json"));

        assertThat(names.kindOf("video", "reel-2")).contains("video");
        assertThat(names.kindOf("image", "reel-2")).isEmpty();
        assertThat(names.kindOf("generate", "reel-2")).contains("video");
        assertThat(names.kindOf("generate", "both-1")).as("two kinds have it").isEmpty();
        assertThat(names.kindOf("image", "both-1")).contains("image");
        assertThat(names.kindOf("generate", "reel-3")).isEmpty();
        assertThat(names.kindOf("generate", null)).isEmpty();
        assertThatThrownBy(() -> names.find("video", "reel-2"))
                .as("the files beside it are not there")
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void shouldTellWhatIsKnownOfAParameter() {
        ModelSchema model = catalog.model("video", "reel-2").orElseThrow();

        ParameterSchema duration = model.parameter("duration").orElseThrow();
        ParameterSchema prompt = model.parameter("prompt").orElseThrow();
        ParameterSchema quality = model.parameter("quality").orElseThrow();

        assertThat(model.parameters()).startsWith("prompt", "images", "duration");
        assertThat(duration.types()).containsExactly("integer");
        assertThat(duration.required()).isFalse();
        assertThat(duration.defaultValue()).map(JsonNode::asInt).contains(10);
        assertThat(duration.values()).extracting(JsonNode::asInt).containsExactly(10, 15);
        assertThat(duration.accepted()).isEqualTo("10, 15");
        assertThat(prompt.required()).isTrue();
        assertThat(prompt.description()).isEqualTo("What the film shows.");
        assertThat(prompt.accepted()).isEqualTo("at most 300 characters");
        assertThat(quality.required()).as("it has a default").isFalse();
        assertThat(model.parameter("width").orElseThrow().accepted()).isEqualTo("16 to 64, a multiple of 8");
        assertThat(model.parameter("images").orElseThrow().accepted()).isEqualTo("1 to 2 items");
        assertThat(model.parameter("nothing")).isEmpty();
    }

    @Test
    void shouldTellWhichParametersTakeMedia() {
        ModelSchema model = catalog.model("video", "reel-2-pro").orElseThrow();

        assertThat(model.mediaKind("videos")).contains("video");
        assertThat(model.mediaKind("prompt")).isEmpty();
        assertThat(model.mediaParameters())
                .containsExactly(java.util.Map.entry("images", "image"), java.util.Map.entry("videos", "video"));
    }

    @Test
    void shouldHandOutCopies() {
        ModelSchema model = catalog.model("video", "reel-2").orElseThrow();

        model.schema().removeAll();
        model.parameter("duration").orElseThrow().schema().removeAll();

        assertThat(model.schema().has("properties")).isTrue();
        assertThat(model.parameter("duration").orElseThrow().accepted()).isEqualTo("10, 15");
        assertThatThrownBy(() -> catalog.models().get("video").add("x"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> model.parameters().remove("prompt")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shouldShowTheWholeAsJson() {
        JsonNode all = catalog.toJson();

        assertThat(all.fieldNames()).toIterable().containsExactly("video", "image");
        assertThat(all.at("/video/reel-2/properties/duration/default").asInt()).isEqualTo(10);
        assertThat(all.path("video").path("frames/1.0").path("title").asText()).isEqualTo("Frames");
    }

    @ParameterizedTest
    @CsvSource({
        "video, reel2, reel-2",
        "video, REEL_2, reel-2",
        "video, rele-2-pro, reel-2-pro",
        "video, studio/reel-2-pro, reel-2-pro",
        "video, frames, frames/1.0",
        "image, stil-i-2, still-i-2",
        "generate, stil-i-2, still-i-2"
    })
    void shouldSuggestTheNearestModelFirst(String kind, String mistyped, String meant) {
        assertThat(catalog.nearMisses(kind, mistyped)).first().isEqualTo(meant);
    }

    @Test
    void shouldSuggestNothingForAnotherWord() {
        assertThat(catalog.nearMisses("video", "photograph")).isEmpty();
        assertThat(catalog.nearMisses("video", "")).isEmpty();
    }

    @Test
    void shouldReadACatalogFromAFolder() throws Exception {
        Path index = Path.of(Studio.class.getResource("studio/index.json").toURI());

        MediaCatalog fromFiles = MediaCatalog.load("studio", "The Studio", index);

        assertThat(fromFiles.toJson()).isEqualTo(catalog.toJson());
    }

    @Test
    void shouldNameAResourceThatIsNotThere() {
        MediaCatalog missing = MediaCatalog.load("studio", "The Studio", Studio.class, "nowhere/index.json");

        assertThatThrownBy(missing::models)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere/index.json")
                .hasMessageContaining(Studio.class.getName());
    }

    @Test
    void shouldGiveEveryModelWhatTheIndexNamesAsCommon(@TempDir Path folder) throws Exception {
        write(folder, "index.json", "{'kinds':{'video':['reel-2','reel-3']},'common':'common.json'}");
        write(
                folder,
                "common.json",
                """
                {'properties':{
                  'image':{'type':'string','x-media-input':'image'},
                  'images':{'type':'array','x-media-input':'image','x-media-reference':'id'}}}
                """);
        write(folder, "video/reel-2.json", "{'properties':{'prompt':{},'image':{'type':'object'}}}");
        write(folder, "video/reel-3.json", "{}");

        MediaCatalog small = MediaCatalog.load("studio", "The Studio", folder.resolve("index.json"));
        ModelSchema own = small.model("video", "reel-2").orElseThrow();
        ModelSchema none = small.model("video", "reel-3").orElseThrow();

        assertThat(small.commonParameters()).extracting(ParameterSchema::name).containsExactly("image", "images");
        assertThat(own.parameters()).containsExactly("prompt", "image", "images");
        assertThat(own.commonParameters()).containsExactly("images");
        assertThat(own.parameter("image").orElseThrow().types()).as("its own").containsExactly("object");
        assertThat(own.parameter("images").orElseThrow().takesUploadIds()).isTrue();
        assertThat(none.mediaParameters().keySet()).containsExactly("image", "images");
        assertThat(none.parameter("image").orElseThrow().takesUploadIds()).isFalse();
        assertThat(small.toJson().at("/video/reel-3/properties/image/type").asText())
                .isEqualTo("string");
        assertThat(catalog.commonParameters()).isEmpty();
    }

    @Test
    void shouldPutDefinitionsWhereModelsReferToThem(@TempDir Path folder) throws Exception {
        write(folder, "index.json", "{'kinds':{'video':['reel-2','reel-3']},'definitions':'definitions.json'}");
        write(
                folder,
                "definitions.json",
                """
                {'$defs':{
                  'reel':{'type':'object','x-media':{'family':'Reel','use':'Films.'},'required':['prompt'],
                    'properties':{'prompt':{'$ref':'#/$defs/words'},'size':{'enum':[1,2]}},'allOf':[{'description':'first'}]},
                  'words':{'type':'string','maxLength':9,'description':'Words.'},
                  'reel-with-shots':{'$ref':'#/$defs/reel','properties':{'shots':{'items':{'$ref':'#/$defs/words'}}}},
                  'last':{'description':'last'}}}
                """);
        write(
                folder,
                "video/reel-2.json",
                """
                {'title':'Reel 2','x-media':{'use':'Long films.'},'$ref':'#/$defs/reel-with-shots','required':['seed'],
                  'properties':{'seed':{},'size':{'enum':[3]},'title':{'$ref':'#/$defs/words','maxLength':4}},
                  'allOf':[{'$ref':'#/$defs/last'}]}
                """);
        write(folder, "video/reel-3.json", "{'title':'Reel 3','$ref':'#/$defs/reel'}");

        MediaCatalog small = MediaCatalog.load("studio", "The Studio", folder.resolve("index.json"));

        assertThat(small.model("video", "reel-2").orElseThrow().schema())
                .isEqualTo(
                        Studio.json(
                                """
                        {'title':'Reel 2','x-media':{'family':'Reel','use':'Long films.'},'type':'object','required':['prompt','seed'],
                          'properties':{
                            'prompt':{'type':'string','maxLength':9,'description':'Words.'},'size':{'enum':[3]},
                            'shots':{'items':{'type':'string','maxLength':9,'description':'Words.'}},'seed':{},
                            'title':{'type':'string','maxLength':4,'description':'Words.'}},
                          'allOf':[{'description':'first'},{'description':'last'}]}
                        """));
        assertThat(small.model("video", "reel-2").orElseThrow().parameters())
                .as("those of the definition first, in its order")
                .containsExactly("prompt", "size", "shots", "seed", "title");
        assertThat(small.model("video", "reel-3").orElseThrow().schema().at("/properties/size/enum/0"))
                .as("a definition is not changed by a model that says more")
                .hasToString("1");
    }

    @Test
    void shouldResolveDefinitionsInWhatEveryModelTakes(@TempDir Path folder) throws Exception {
        write(folder, "index.json", "{'kinds':{'video':[]},'common':'common.json','definitions':'definitions.json'}");
        write(folder, "common.json", "{'properties':{'prompt':{'$ref':'#/$defs/words'}}}");
        write(folder, "definitions.json", "{'$defs':{'words':{'type':'string'}}}");

        MediaCatalog small = MediaCatalog.load("studio", "The Studio", folder.resolve("index.json"));

        assertThat(small.commonParameters().get(0).types()).containsExactly("string");
    }

    @ParameterizedTest
    @CsvSource({
        "words, no definition has the name words",
        "round, the definition round refers to itself",
        "about, the definition round refers to itself"
    })
    void shouldNameADefinitionThatCannotBeRead(String name, String message, @TempDir Path folder) throws Exception {
        write(folder, "index.json", "{'kinds':{'video':['reel-2']},'definitions':'definitions.json'}");
        write(
                folder,
                "definitions.json",
                """
                {'$defs':{
                  'round':{'properties':{'a':{'$ref':'#/$defs/round'}}},
                  'about':{'allOf':[{'$ref':'#/$defs/round'}]}}}
                """);
        write(folder, "video/reel-2.json", "{'$ref':'#/$defs/" + name + "'}");

        MediaCatalog broken = MediaCatalog.load("studio", "The Studio", folder.resolve("index.json"));

        assertThatThrownBy(() -> broken.model("video", "reel-2"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("video/reel-2.json")
                .hasMessageContaining(message);
    }

    @Test
    void shouldTellWhatAParameterRefersTo(@TempDir Path folder) throws Exception {
        write(folder, "index.json", "{'kinds':{'video':['reel-2']}}");
        write(
                folder,
                "video/reel-2.json",
                """
                {'additionalProperties':true,'properties':{
                  'images':{'x-media-reference':'id'},'task_id':{'x-media-reference':'task'},'prompt':{}}}
                """);

        ModelSchema model = MediaCatalog.load("studio", "The Studio", folder.resolve("index.json"))
                .model("video", "reel-2")
                .orElseThrow();

        assertThat(model.parameter("images").orElseThrow().reference()).contains("id");
        assertThat(model.parameter("images").orElseThrow().takesUploadIds()).isTrue();
        assertThat(model.parameter("task_id").orElseThrow().reference()).contains("task");
        assertThat(model.parameter("task_id").orElseThrow().takesUploadIds()).isFalse();
        assertThat(model.parameter("prompt").orElseThrow().reference()).isEmpty();
        assertThat(model.isOpen()).isTrue();
        assertThat(catalog.model("video", "reel-2").orElseThrow().isOpen()).isFalse();
    }

    private static void write(Path folder, String file, String json) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, json.replace('\'', '"'));
    }
}
