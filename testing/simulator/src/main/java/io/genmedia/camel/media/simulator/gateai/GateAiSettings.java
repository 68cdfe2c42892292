package io.genmedia.camel.media.simulator.gateai;

import io.genmedia.camel.media.simulator.internal.Dollars;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What a test can set at GateAI alone, with the values that hold until it does. */
final class GateAiSettings {

    volatile long budgetMicros;
    volatile boolean enforceLimits;
    volatile RateLimits.Rules limits;
    volatile Duration retryAfter;
    volatile boolean countRejected;
    volatile boolean lenientValues;
    volatile double queuedShare;
    volatile Duration refundAfter;
    volatile Duration endedAfter;
    volatile Duration notFoundFor;
    volatile boolean resultAsString;
    volatile boolean relativeUrls;
    volatile boolean errorAsObject;
    volatile String failedStatus;
    volatile String taskIdField;
    volatile String uploadIdField;
    volatile String suggestionField;
    volatile GateAiErrorShape errorShape;
    volatile UnaryOperator<String> statusModelName;

    GateAiSettings() {
        reset();
    }

    void reset() {
        budgetMicros = Dollars.micros(100);
        enforceLimits = true;
        limits = RateLimits.Rules.PUBLISHED;
        retryAfter = null;
        countRejected = false;
        lenientValues = false;
        queuedShare = 0;
        refundAfter = Duration.ofMinutes(20);
        endedAfter = Duration.ofMinutes(40);
        notFoundFor = Duration.ZERO;
        resultAsString = false;
        relativeUrls = false;
        errorAsObject = false;
        failedStatus = GateAiTask.FAILED;
        taskIdField = "task_id";
        uploadIdField = "id";
        suggestionField = "suggested_params";
        errorShape = GateAiErrorShape.TEXT_AND_CODE;
        statusModelName = GateAiSettings::internalName;
    }

    /** A name as the document's status answer has one: {@code gpt_image_2_0} for {@code gpt-image-2}. */
    private static String internalName(String model) {
        return model.equals("gpt-image-2")
                ? "gpt_image_2_0"
                : model.replace('-', '_').replace('.', '_');
    }
}
