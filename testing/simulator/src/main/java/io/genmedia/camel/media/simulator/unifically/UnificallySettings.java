package io.genmedia.camel.media.simulator.unifically;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a test can set at Unifically alone, with the values that hold until it does. */
final class UnificallySettings {

    final Map<String, OutputTemplate> outputs = new ConcurrentHashMap<>();

    volatile boolean lenientValues;
    volatile double pendingShare;
    volatile int processingCode;
    volatile int invalidStatus;
    volatile boolean emptyError;
    volatile boolean uploadsNeedKey;
    volatile boolean uploadInData;
    volatile UnificallyErrorShape errorShape;

    UnificallySettings() {
        reset();
    }

    void reset() {
        outputs.clear();
        lenientValues = false;
        pendingShare = 0.1;
        processingCode = 200;
        invalidStatus = 422;
        emptyError = false;
        uploadsNeedKey = true;
        uploadInData = false;
        errorShape = UnificallyErrorShape.DATA;
    }

    /** The shape of a model's output. */
    OutputTemplate outputOf(Model model) {
        OutputTemplate set = outputs.get(model.id());
        return set != null ? set : Outputs.of(model);
    }
}
