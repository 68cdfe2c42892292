package io.genmedia.camel.media.contract;

import static io.genmedia.camel.media.contract.Expectation.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.MediaHeaders;
import io.genmedia.camel.media.error.Acceptance;
import io.genmedia.camel.media.error.MediaDownloadException;
import java.util.List;
import java.util.Random;

/** The way from a result to its content. */
final class DownloadCases {

    private static final byte[] CONTENT = content();

    private static final RouteShape DOWNLOADS = (routes, bench) -> routes.from(Bench.IN)
            .to(bench.picture("download=true"))
            // the file of the content goes with the exchange
            .convertBodyTo(byte[].class);

    private static final Expectation WHOLE = success().tasks(1).submits(1).and(play -> assertThat(
                    play.last().getMessage().getBody(byte[].class))
            .isEqualTo(CONTENT));

    private DownloadCases() {}

    static List<ContractCase> all() {
        return List.of(
                ContractCase.of("a download brings the whole content")
                        .given(provider -> provider.contentIs(CONTENT))
                        .route(DOWNLOADS)
                        .then(WHOLE.and(
                                play -> assertThat(play.last().getMessage().getHeader(MediaHeaders.TASK_ID))
                                        .isEqualTo(play.onlyTask()))),
                cut("a download that is cut is resumed", Mishap.CONTENT_CUT),
                cut("a download that is cut and cannot be resumed is made again", Mishap.CONTENT_CUT_WITHOUT_RANGES),
                cut("a download whose connection is cut is made again", Mishap.CUT),
                cut("a download that meets a server error is made again", Mishap.SERVER_ERROR),
                ContractCase.of("a download that fails names the task, which is paid")
                        .given(provider -> provider.goesWrong(Stage.DOWNLOAD, Mishap.NOT_FOUND, 1))
                        .route(DOWNLOADS)
                        .then(Expectation.failure(MediaDownloadException.class)
                                .acceptance(Acceptance.ACCEPTED)
                                .namingTheTask()
                                .tasks(1)));
    }

    private static ContractCase cut(String name, Mishap mishap) {
        return ContractCase.of(name)
                .given(provider -> {
                    provider.contentIs(CONTENT);
                    provider.goesWrong(Stage.DOWNLOAD, mishap, 1);
                })
                .route(DOWNLOADS)
                .then(WHOLE);
    }

    private static byte[] content() {
        byte[] bytes = new byte[300_000];
        new Random(42).nextBytes(bytes);
        return bytes;
    }
}
