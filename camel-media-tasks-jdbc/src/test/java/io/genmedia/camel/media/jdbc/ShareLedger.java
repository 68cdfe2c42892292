package io.genmedia.camel.media.jdbc;

import io.genmedia.camel.media.spi.Share;
import io.genmedia.camel.media.spi.TaskStore.Follower;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who has which share, and who got one that another had. */
final class ShareLedger {

    private final Map<Share, String> owners = new ConcurrentHashMap<>();
    private final List<String> clashes = new CopyOnWriteArrayList<>();

    /** Writes down what a node follows. */
    Follower of(String node) {
        return new Follower() {
            @Override
            public void begin(Share share) {
                String other = owners.put(share, node);
                if (other != null) {
                    clashes.add(share + " of " + other + " was given to " + node);
                }
            }

            @Override
            public void end(Share share) {
                owners.remove(share, node);
            }
        };
    }

    /** How many shares a node has. */
    long held(String node) {
        return owners.values().stream().filter(node::equals).count();
    }

    int owned() {
        return owners.size();
    }

    List<Share> shares() {
        return new ArrayList<>(owners.keySet());
    }

    List<String> clashes() {
        return clashes;
    }
}
