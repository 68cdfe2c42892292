package io.genmedia.camel.media.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * As much of SQS as a consumer asks for, in its JSON protocol: a message that was received is hidden until a test shows what is
 * hidden, as the visibility time-out does, and is kept until it is deleted.
 */
final class SqsStandIn implements BeforeAllCallback, AfterAllCallback {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Queue> queues = new LinkedHashMap<>();
    private HttpServer server;
    private int sent;

    /** What a queue holds, and what of that is hidden. */
    private static final class Queue {
        private final Map<String, ObjectNode> messages = new LinkedHashMap<>();
        private final List<String> hidden = new ArrayList<>();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop(0);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param attributes that the sender gives the message */
    synchronized void send(String queue, String text, Map<String, String> attributes) {
        String id = "message-" + ++sent;
        ObjectNode message = JSON.createObjectNode()
                .put("MessageId", id)
                .put("ReceiptHandle", "handle-" + id)
                .put("Body", text)
                .put("MD5OfBody", md5(text.getBytes(StandardCharsets.UTF_8)));
        ObjectNode given = message.putObject("MessageAttributes");
        attributes.forEach(
                (name, value) -> given.putObject(name).put("DataType", "String").put("StringValue", value));
        queue(queue).messages.put(id, message);
    }

    /** The visibility time-out is over: what was not deleted is received again. */
    synchronized void showHidden(String queue) {
        queue(queue).hidden.clear();
    }

    synchronized int messages(String queue) {
        return queue(queue).messages.size();
    }

    private Queue queue(String name) {
        return queues.computeIfAbsent(name, any -> new Queue());
    }

    private void answer(HttpExchange http) throws IOException {
        JsonNode asked = JSON.readTree(http.getRequestBody());
        String action = http.getRequestHeaders().getFirst("X-Amz-Target").replace("AmazonSQS.", "");
        byte[] answer = JSON.writeValueAsBytes(answer(action, asked));
        http.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        http.sendResponseHeaders(200, answer.length);
        http.getResponseBody().write(answer);
        http.close();
    }

    private synchronized ObjectNode answer(String action, JsonNode asked) {
        ObjectNode answer = JSON.createObjectNode();
        String url = asked.path("QueueUrl").asText();
        Queue queue = queue(url.substring(url.lastIndexOf('/') + 1));
        switch (action) {
            case "ListQueues" ->
                answer.putArray("QueueUrls")
                        .add(url() + "/000000000000/"
                                + asked.path("QueueNamePrefix").asText());
            case "ReceiveMessage" -> {
                ArrayNode received = answer.putArray("Messages");
                queue.messages.forEach((id, message) -> {
                    if (!queue.hidden.contains(id)) {
                        queue.hidden.add(id);
                        received.add(shown(message, asked.path("MessageAttributeNames")));
                    }
                });
            }
            case "DeleteMessage" ->
                queue.messages.remove(asked.path("ReceiptHandle").asText().replace("handle-", ""));
            default -> throw new IllegalArgumentException(action + " is more than this knows");
        }
        return answer;
    }

    /** A consumer is shown the attributes that it asks for; a client checks them by their digest. */
    private static ObjectNode shown(ObjectNode message, JsonNode attributes) {
        ObjectNode shown = message.deepCopy();
        JsonNode given = shown.remove("MessageAttributes");
        if (!attributes.isEmpty() && !given.isEmpty()) {
            shown.set("MessageAttributes", given);
            shown.put("MD5OfMessageAttributes", digest(given));
        }
        return shown;
    }

    private static String digest(JsonNode attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TreeMap<String, String> sorted = new TreeMap<>();
        attributes
                .fields()
                .forEachRemaining(attribute -> sorted.put(
                        attribute.getKey(),
                        attribute.getValue().path("StringValue").asText()));
        sorted.forEach((name, value) -> {
            write(bytes, name);
            write(bytes, "String");
            bytes.write(1);
            write(bytes, value);
        });
        return md5(bytes.toByteArray());
    }

    private static void write(ByteArrayOutputStream bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
