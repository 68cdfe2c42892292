package io.genmedia.camel.media.internal.exchange;

import java.util.List;

/** The headers in which Camel's consumers say what a message is, by the names that their own constants have. */
public final class SourceHeaders {

    /** Of a file, here or on another server. */
    public static final List<String> FILE =
            List.of("CamelFileAbsolutePath", "CamelFileLastModified", "CamelFileLength");

    /** Of a record of Kafka. */
    public static final List<String> KAFKA =
            List.of("kafka.TOPIC", "kafka.PARTITION", "kafka.OFFSET", "kafka.TIMESTAMP");

    /** Of a message of SQS: the id that the service gave it. */
    public static final String SQS_MESSAGE_ID = "CamelAwsSqsMessageId";

    /** Of a message of SQS: what its sender gave it. */
    public static final String SQS_ATTRIBUTES = "CamelAwsSqsMessageAttributes";

    private SourceHeaders() {}
}
