package io.genmedia.camel.media.sources;

import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genmedia.camel.media.MediaHeaders;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** camel-aws2-sqs, with a stand-in for the service: a message is known by the id that the service gave it. */
class SqsSourceTest extends SourceTestSupport {

    @RegisterExtension
    static final SqsStandIn sqs = new SqsStandIn();

    private String queue;

    @BeforeEach
    void nameAQueue(TestInfo test) {
        queue = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void shouldBuyTwoFilmsForTwoMessagesWithOneText() throws Exception {
        sqs.send(queue, "A cat", Map.of());
        sqs.send(queue, "A cat", Map.of());

        try (FilmShop shop = shop().sells(from("")).opens()) {
            shop.awaitSold(2);
            await().atMost(FilmShop.PATIENCE).until(() -> sqs.messages(queue) == 0);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepAFailedMessageAndKnowItAgainAfterTheVisibilityTimeOut() throws Exception {
        sqs.send(queue, "A cat", Map.of());

        try (FilmShop shop = shop().sells(from("")).failing(1).opens()) {
            shop.awaitSold(1);
            assertThat(sqs.messages(queue)).isEqualTo(1);
            sqs.showHidden(queue);
            shop.awaitSold(2);

            assertThat(shop.keys()).containsOnly(boughtKeys().get(0));
            await().atMost(FilmShop.PATIENCE).until(() -> sqs.messages(queue) == 0);
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldKeepAMessageWhenStoppedAndKnowItAgainAfterTheRestart() throws Exception {
        filmsTakeLong();
        sqs.send(queue, "A cat", Map.of());
        try (FilmShop before = shop().sells(from("")).opens()) {
            awaitWaitingFor(1);
        }
        assertThat(sqs.messages(queue)).isEqualTo(1);

        sqs.showHidden(queue);
        try (FilmShop after = shop().sells(from("")).opens()) {
            filmsAreReady();
            after.awaitSold(1);

            assertThat(after.keys()).isEqualTo(boughtKeys());
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldHoldNoThreadWhileFilmsAreMade() throws Exception {
        filmsTakeLong();
        for (int i = 0; i < 5; i++) {
            sqs.send(queue, "Film " + i, Map.of());
        }

        try (FilmShop shop = shop().sells(from("")).opens()) {
            awaitWaitingFor(5);
        }
    }

    @Test
    void shouldBuyOnceWhatIsDeliveredAgainWhileItsFilmIsMade() throws Exception {
        filmsTakeLong();
        sqs.send(queue, "A cat", Map.of());

        try (FilmShop shop = shop().sells(from("")).opens()) {
            awaitWaitingFor(1);
            sqs.showHidden(queue);
            await().atMost(FilmShop.PATIENCE)
                    .until(() -> shop.camel().getInflightRepository().size() == 2);
            filmsAreReady();
            shop.awaitSold(2);

            assertThat(shop.keys()).containsOnly(boughtKeys().get(0));
        }
        assertThat(boughtKeys()).hasSize(1);
    }

    @Test
    void shouldKnowAMessageWhateverTheRouteDoesToItsHeaders() throws Exception {
        sqs.send(queue, "A cat", Map.of());
        sqs.send(queue, "A cat", Map.of());
        FilmShop.OnTheWay way =
                route -> route.removeHeaders("*").setHeader("CamelAwsSqsMessageId", constant("somebody"));

        try (FilmShop shop = shop().sells(from(""), way).failing(2).opens()) {
            shop.awaitSold(2);
            sqs.showHidden(queue);
            shop.awaitSold(4);
        }

        assertThat(boughtKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    /** Camel puts the attributes of a sender in the place of its own headers. */
    @Test
    void shouldNotTakeTheAttributesOfASenderForTheIdOfHisMessage() throws Exception {
        sqs.send(queue, "A cat", Map.of("CamelAwsSqsMessageId", "m-7"));
        sqs.send(queue, "A cat", Map.of("camelawssqsmessageid", "m-7"));
        sqs.send(queue, "A cat", Map.of("CamelAwsSqsMessageId", "m-7", "CamelAwsSqsMessageAttributes", "none"));

        try (FilmShop shop = shop().sells(from("&messageAttributeNames=All")).opens()) {
            shop.awaitSold(3);
        }

        assertThat(boughtKeys()).hasSize(3).doesNotHaveDuplicates();
    }

    /** So a sender may say what is made, or that it be bought again, unless the route forbids it. */
    @Test
    void shouldLetASenderSetTheHeadersOfTheComponentUnlessTheRouteRemovesThem() throws Exception {
        sqs.send(queue, "A cat", Map.of(MediaHeaders.PROMPT, "A dog"));

        try (FilmShop trusting =
                shop().sells(from("&messageAttributeNames=All")).opens()) {
            trusting.awaitSold(1);
        }
        sqs.send(queue, "A cat", Map.of(MediaHeaders.PROMPT, "A dog"));
        try (FilmShop careful = shop().sells(
                        from("&messageAttributeNames=All"), route -> route.removeHeaders("CamelMedia*"))
                .opens()) {
            careful.awaitSold(1);
        }

        assertThat(monet().createdTasks())
                .extracting(task -> task.input().path("prompt").asText())
                .containsExactly("A dog", "A cat");
    }

    @Test
    void shouldKnowAMessageWithAttributesOfItsSenderAgain() throws Exception {
        sqs.send(queue, "A cat", Map.of("colour", "red"));

        try (FilmShop shop =
                shop().sells(from("&messageAttributeNames=All")).failing(1).opens()) {
            shop.awaitSold(1);
            sqs.showHidden(queue);
            shop.awaitSold(2);
        }

        assertThat(boughtKeys()).hasSize(1);
    }

    private String from(String options) {
        return "aws2-sqs://" + queue + "?accessKey=key&secretKey=secret&region=eu-central-1&overrideEndpoint=true"
                + "&uriEndpointOverride=" + sqs.url() + "&delay=50&initialDelay=0&maxMessagesPerPoll=10" + options;
    }
}
