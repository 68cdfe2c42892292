package io.genmedia.camel.media.simulator.unifically;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {

    private final Requests requests = new Requests();

    @AfterEach
    void close() {
        requests.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            alibaba/qwen-image-2.0-pro  | {"prompt":"p"}                        | 0.0525
            alibaba/qwen-image-2.0      | {"prompt":"p"}                        | 0.0245
            alibaba/qwen-image-max      | {"prompt":"p"}                        | 0.0525
            alibaba/qwen-image-plus     | {"prompt":"p"}                        | 0.021
            alibaba/qwen-image          | {"prompt":"p"}                        | 0.0315
            alibaba/z-image-turbo       | {"prompt":"p","prompt_extend":true}   | 0.021
            alibaba/z-image-turbo       | {"prompt":"p"}                        | 0.0105
            alibaba/wan-2.7-pro-image   | {"prompt":"p"}                        | 0.0525
            alibaba/wan-2.7-image       | {"prompt":"p"}                        | 0.021
            alibaba/wan-2.6-image       | {"prompt":"p"}                        | 0.021
            alibaba/wan-2.5-image       | {"prompt":"p"}                        | 0.021
            alibaba/wan-2.2-image       | {"prompt":"p"}                        | 0.035
            alibaba/wan-2.2-flash-image | {"prompt":"p"}                        | 0.0175
            xai/grok-imagine-image      | {"prompt":"p","enable_pro":true}      | 0.025
            """)
    void shouldMeetTheFiguresOfTheDocument(String model, String input, double dollars) {
        assertThat(requests.cost(model, input)).isEqualTo(dollars);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            google/veo-3.1-fast           | {"prompt":"p"}              | {"prompt":"p","duration":8}
            kuaishou/kling-3.0-omni-video | {"prompt":"p","mode":"std"} | {"prompt":"p"}
            hailuo/minimax-2.0            | {"prompt":"p"}              | {"prompt":"p","resolution":"1080p"}
            openai/gpt-image-2            | {"prompt":"p"}              | {"prompt":"p","resolution":"4K"}
            black-forest-labs/flux.2-pro  | {"prompt":"p"}              | {"prompt":"p","quality":"2K"}
            xai/grok-imagine-image        | {"prompt":"p"}              | {"prompt":"p","enable_pro":true}
            """)
    void shouldAskMoreForMore(String model, String less, String more) {
        assertThat(requests.cost(model, more)).isGreaterThan(requests.cost(model, less));
    }
}
