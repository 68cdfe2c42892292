package io.genmedia.camel.media.internal.convert;

import com.fasterxml.jackson.databind.JsonNode;
import io.genmedia.camel.media.CostEstimate;
import io.genmedia.camel.media.MediaJson;
import io.genmedia.camel.media.MediaOutput;
import io.genmedia.camel.media.MediaResult;
import io.genmedia.camel.media.MediaTask;
import io.genmedia.camel.media.MediaTaskPage;
import io.genmedia.camel.media.UploadedFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.TypeConverterLoaderException;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;

/** Gives the records of this project their JSON, for brokers and files: as text, bytes, stream, map and tree. */
public final class MediaConverters implements TypeConverterLoader {

    private static final Class<?>[] RECORDS = {
        MediaTask.class,
        MediaResult.class,
        MediaOutput.class,
        MediaTaskPage.class,
        UploadedFile.class,
        CostEstimate.class
    };

    @Override
    public void load(TypeConverterRegistry registry) throws TypeConverterLoaderException {
        for (Class<?> type : RECORDS) {
            add(registry, String.class, type, (target, exchange, value) -> MediaJson.write(value));
            add(registry, byte[].class, type, (target, exchange, value) -> bytes(value));
            add(registry, InputStream.class, type, (target, exchange, value) -> new ByteArrayInputStream(bytes(value)));
            add(registry, JsonNode.class, type, (target, exchange, value) -> MediaJson.tree(value));
            add(registry, Map.class, type, (target, exchange, value) -> MediaJson.mapper()
                    .convertValue(value, Map.class));
        }
    }

    private static void add(
            TypeConverterRegistry registry, Class<?> to, Class<?> from, SimpleTypeConverter.ConversionMethod method) {
        registry.addTypeConverter(to, from, new SimpleTypeConverter(false, method));
    }

    private static byte[] bytes(Object value) {
        return MediaJson.write(value).getBytes(StandardCharsets.UTF_8);
    }
}
