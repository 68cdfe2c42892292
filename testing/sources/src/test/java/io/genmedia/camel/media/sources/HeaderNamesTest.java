package io.genmedia.camel.media.sources;

import static org.assertj.core.api.Assertions.assertThat;

import io.genmedia.camel.media.internal.exchange.SourceHeaders;
import java.util.List;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.component.file.FileConstants;
import org.apache.camel.component.file.remote.FtpConstants;
import org.apache.camel.component.kafka.KafkaConstants;
import org.junit.jupiter.api.Test;

/** The names of headers that identities are made of are those of Camel: a name that changes there is seen here. */
class HeaderNamesTest {

    @Test
    void shouldNameTheHeadersOfAFileAsCamelDoes() {
        assertThat(SourceHeaders.FILE)
                .isEqualTo(List.of(
                        FileConstants.FILE_ABSOLUTE_PATH, FileConstants.FILE_LAST_MODIFIED, FileConstants.FILE_LENGTH))
                .isEqualTo(List.of(
                        FtpConstants.FILE_ABSOLUTE_PATH, FtpConstants.FILE_LAST_MODIFIED, FtpConstants.FILE_LENGTH));
    }

    @Test
    void shouldNameTheHeadersOfARecordAsCamelDoes() {
        assertThat(SourceHeaders.KAFKA)
                .isEqualTo(List.of(
                        KafkaConstants.TOPIC,
                        KafkaConstants.PARTITION,
                        KafkaConstants.OFFSET,
                        KafkaConstants.TIMESTAMP));
    }

    @Test
    void shouldNameTheHeadersOfSqsAsCamelDoes() {
        assertThat(SourceHeaders.SQS_MESSAGE_ID).isEqualTo(Sqs2Constants.MESSAGE_ID);
        assertThat(SourceHeaders.SQS_ATTRIBUTES).isEqualTo(Sqs2Constants.MESSAGE_ATTRIBUTES);
    }
}
