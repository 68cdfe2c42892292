package io.genmedia.camel.monet;

import io.genmedia.camel.media.MediaHeaders;
import org.apache.camel.spi.Metadata;

/** The message headers of the component; their names are those of all components of this project. */
public final class MonetConstants {

    @Metadata(
            label = "producer",
            description = "In: the model. Goes before the option and the body.",
            javaType = "String")
    public static final String MODEL = MediaHeaders.MODEL;

    @Metadata(
            label = "producer",
            description = "In: the prompt. Goes before the option and the body.",
            javaType = "String")
    public static final String PROMPT = MediaHeaders.PROMPT;

    @Metadata(
            label = "producer",
            description = "In: parameters under Monet's own names. They go before options and body.",
            javaType = "java.util.Map<String, Object>")
    public static final String INPUT = MediaHeaders.INPUT;

    @Metadata(
            label = "producer",
            description =
                    "In: image inputs: addresses, files, bytes, streams, results of an earlier step, or a list of these.",
            javaType = "Object")
    public static final String IMAGES = MediaHeaders.IMAGES;

    @Metadata(
            label = "producer",
            description =
                    "In: video inputs: addresses, files, bytes, streams, results of an earlier step, or a list of these.",
            javaType = "Object")
    public static final String VIDEOS = MediaHeaders.VIDEOS;

    @Metadata(
            label = "producer",
            description = "In: true sends again where the outcome of an earlier submit is not known.",
            javaType = "Boolean")
    public static final String RESUBMIT = MediaHeaders.RESUBMIT;

    @Metadata(
            label = "common",
            description = "Out: the task's id. In, of await and task: the id of the task that is meant.",
            javaType = "String")
    public static final String TASK_ID = MediaHeaders.TASK_ID;

    @Metadata(label = "common", description = "Out: the scheme of the component, monet.", javaType = "String")
    public static final String PROVIDER = MediaHeaders.PROVIDER;

    @Metadata(
            label = "common",
            description = "Out: where the task stands.",
            javaType = "String",
            enums = "PENDING,RUNNING,SUCCEEDED,FAILED")
    public static final String STATUS = MediaHeaders.STATUS;

    @Metadata(label = "common", description = "Out: how far the task is, 0 to 100.", javaType = "Integer")
    public static final String PROGRESS = MediaHeaders.PROGRESS;

    @Metadata(
            label = "common",
            description = "Out: the address of the first output, or of the uploaded file.",
            javaType = "String")
    public static final String URL = MediaHeaders.URL;

    @Metadata(label = "common", description = "Out: the addresses of all outputs.", javaType = "java.util.List<String>")
    public static final String URLS = MediaHeaders.URLS;

    @Metadata(
            label = "producer",
            description = "Out: the key under which the task was bought, as Monet got it.",
            javaType = "String")
    public static final String IDEMPOTENCY_KEY = MediaHeaders.IDEMPOTENCY_KEY;

    @Metadata(
            label = "producer",
            description = "Out, of tasks: how many tasks the account has in all.",
            javaType = "Long")
    public static final String TOTAL = MediaHeaders.TOTAL;

    @Metadata(
            label = "consumer",
            description =
                    "Out, of the consumer completed: true where the message of the task did not come back, with a durable store.",
            javaType = "Boolean")
    public static final String ORPHAN = MediaHeaders.ORPHAN;

    private MonetConstants() {}
}
