package io.genmedia.camel.media.component;

import io.genmedia.camel.media.internal.engine.AccountState;
import io.genmedia.camel.media.internal.engine.MediaEngine;
import io.genmedia.camel.media.spi.MediaProvider;
import io.genmedia.camel.media.spi.StoredTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.support.console.AbstractDevConsole;

/** The developer console of a component: what is in flight, who waits, and for what. It shows no key. */
final class MediaConsole extends AbstractDevConsole {

    private final MediaEngine engine;

    MediaConsole(MediaProvider provider, MediaEngine engine) {
        super(
                "camel",
                provider.scheme(),
                provider.displayName(),
                "Tasks in flight at " + provider.displayName() + ", and the limits of its accounts");
        this.engine = engine;
    }

    /** Where the application has consoles. */
    void register(CamelContext context) {
        DevConsoleRegistry registry = registryOf(context);
        if (registry != null) {
            setCamelContext(context);
            registry.register(this);
        }
    }

    void unregister(CamelContext context) {
        DevConsoleRegistry registry = registryOf(context);
        if (registry != null) {
            registry.unregister(this);
        }
    }

    private static DevConsoleRegistry registryOf(CamelContext context) {
        return context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        List<Map<String, Object>> accounts =
                engine.accounts().stream().map(MediaConsole::toMap).toList();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("exchanges", engine.steps().size());
        all.put("deadTasks", deadTasks());
        all.put("accounts", accounts);
        return all;
    }

    /** The tasks that the route of completed failed to handle too often, by id. */
    private List<String> deadTasks() {
        return engine.detached().dead().stream().map(StoredTask::taskId).toList();
    }

    private static Map<String, Object> toMap(AccountState account) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("baseUrl", account.baseUrl());
        map.put("key", account.key());
        map.put("tasksFollowed", account.tasksFollowed());
        map.put("placesTaken", account.placesTaken());
        map.put("maxConcurrent", account.maxConcurrent());
        map.put("waitingForAPlace", account.waiting());
        map.put("restMillis", account.restMillis());
        return map;
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        text.append("Exchanges being worked on: ").append(engine.steps().size()).append('\n');
        List<String> dead = deadTasks();
        if (!dead.isEmpty()) {
            text.append("Told too often without success, until they are released: ")
                    .append(String.join(", ", dead))
                    .append('\n');
        }
        for (AccountState account : engine.accounts()) {
            text.append("\nAccount ").append(account.key()).append(" at ").append(account.baseUrl());
            text.append("\n    Tasks followed: ").append(account.tasksFollowed());
            text.append("\n    Places taken: ").append(account.placesTaken());
            text.append(account.maxConcurrent() == 0 ? "" : " of " + account.maxConcurrent());
            text.append("\n    Waiting for a place: ").append(account.waiting());
            if (account.restMillis() > 0) {
                text.append("\n    Rests, because the provider said that it is too much, for ")
                        .append(account.restMillis())
                        .append(" ms");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
