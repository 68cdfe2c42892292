package io.genmedia.camel.cluster;

import io.genmedia.camel.media.MediaTask;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** What a worker writes into the topics, as JSON objects. The routes call it. */
public final class Report {

    private final String worker;

    /** @param worker who writes */
    Report(String worker) {
        this.worker = worker;
    }

    /** Route: a prompt has become a task. */
    public Map<String, Object> accepted(@Header("promptId") String prompt, @Header("CamelMediaTaskId") String task) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("prompt", prompt);
        report.put("task", task);
        report.put("submittedBy", worker);
        return report;
    }

    /** Route: a task has ended, with an address or without one. */
    public Map<String, Object> ended(
            @Header("promptId") String prompt,
            @Header("submittedBy") String submittedBy,
            @Header("CamelMediaTaskId") String task,
            @Header("CamelMediaStatus") String status,
            @Header("CamelMediaUrl") String url,
            @Body Object end) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("prompt", prompt);
        report.put("task", task);
        report.put("status", status);
        report.put("url", url);
        report.put("error", end instanceof MediaTask failed ? failed.error() : null);
        report.put("submittedBy", submittedBy);
        report.put("toldBy", worker);
        return report;
    }

    /** Route: a prompt cannot become a task, or it is not known whether it has. */
    public Map<String, Object> failed(
            @Header("promptId") String prompt, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("prompt", prompt);
        report.put("status", "FAILED");
        report.put("error", failure.getMessage());
        report.put("submittedBy", worker);
        report.put("toldBy", worker);
        return report;
    }
}
