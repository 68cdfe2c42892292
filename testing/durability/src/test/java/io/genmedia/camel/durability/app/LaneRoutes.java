package io.genmedia.camel.durability.app;

import io.genmedia.camel.durability.app.Lane.Completion;
import io.genmedia.camel.durability.app.Lane.Source;
import io.genmedia.camel.media.error.SubmitOutcomeUnknownException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.model.RouteDefinition;

/**
 * The routes: of each lane one, and of each provider one that takes what is completed. An exchange that fails goes back to its
 * source, which brings it again; a record of Kafka whose outcome is unknown is passed over, for it would block its partition.
 */
final class LaneRoutes extends RouteBuilder {

    private static final Map<String, String> MODELS = Map.of(
            "monet", "nano-banana-1",
            "gateai", "gpt-image-2",
            "unifically", "alibaba/z-image-turbo");

    private final Settings settings;
    private final Bookkeeper books;

    LaneRoutes(Settings settings, Bookkeeper books) {
        this.settings = settings;
        this.books = books;
    }

    @Override
    public void configure() {
        Lane.SCHEMES.forEach(this::completed);
        settings.lanes().forEach(this::lane);
    }

    private void completed(String scheme) {
        from(scheme + ":completed").routeId(scheme + "-completed").process(books::ended);
    }

    private void lane(Lane lane) {
        RouteDefinition route = from(source(lane)).routeId(lane.name());
        route.onException(SubmitOutcomeUnknownException.class)
                .handled(lane.source() == Source.KAFKA)
                .process(books::unknown)
                .process(LaneRoutes::commit);
        route.onException(Exception.class).handled(false).process(books::failed);
        boolean waits = lane.completion() == Completion.POLL;
        route.process(books::readPromptId)
                .process(books::takePermit)
                .to(lane.scheme() + ":image?model=" + MODELS.get(lane.scheme())
                        + (waits ? "&completion=poll" : "&completion=none&correlate=" + Bookkeeper.PROMPT_ID))
                .id(lane.name() + "-image")
                .process(waits ? books::ended : books::handedOn)
                .process(LaneRoutes::commit);
    }

    private String source(Lane lane) {
        return switch (lane.source()) {
            case FOLDER -> "file:" + settings.inbox(lane) + "?delete=true&readLock=none&initialDelay=0&delay=200";
            case JMS ->
                "jms:queue:" + lane.name() + "?transacted=true&lazyCreateTransactionManager=false&concurrentConsumers="
                        + (lane.completion() == Completion.POLL ? 5 : 1);
            case KAFKA ->
                "kafka:" + lane.name() + "?brokers=" + settings.kafka() + "&groupId=" + lane.name()
                        + "&autoOffsetReset=earliest&autoCommitEnable=false&allowManualCommit=true&breakOnFirstError=true"
                        + "&sessionTimeoutMs=3000&heartbeatIntervalMs=500&pollTimeoutMs=500";
        };
    }

    private static void commit(Exchange exchange) {
        KafkaManualCommit commit =
                exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class);
        if (commit != null) {
            commit.commit();
        }
    }
}
