package io.genmedia.camel.durability.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the application is told by whoever starts it, as system properties. All else are Camel's own properties.
 *
 * @param node its name in the ledger
 * @param folder where inboxes, permits and the ledger are
 * @param lanes its routes
 * @param jms address of the broker; empty where no lane needs it
 * @param kafka bootstrap servers; empty where no lane needs them
 */
public record Settings(String node, Path folder, List<Lane> lanes, String jms, String kafka) {

    static Settings ofThisProcess() {
        return new Settings(
                System.getProperty("app.node"),
                Path.of(System.getProperty("app.folder")),
                Lane.parse(System.getProperty("app.lanes")),
                System.getProperty("app.jms", ""),
                System.getProperty("app.kafka", ""));
    }

    /** @return the same as system properties */
    public Map<String, String> toProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("app.node", node);
        properties.put("app.folder", folder.toString());
        properties.put("app.lanes", Lane.names(lanes));
        properties.put("app.jms", jms);
        properties.put("app.kafka", kafka);
        return properties;
    }

    /** @return where the files of a lane come in */
    public Path inbox(Lane lane) {
        return folder.resolve("inbox").resolve(lane.name());
    }

    /** @return where it is written what was delivered */
    public Path ledger() {
        return folder.resolve("ledger.tsv");
    }

    /** @return where permits to buy again are laid */
    public Path permits() {
        return folder.resolve("permits");
    }
}
