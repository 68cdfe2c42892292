package io.genmedia.camel.studio;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;

/** Serves what was made, and what people put in, from their folders; with ranges, so that films can be played and searched. */
@ApplicationScoped
class ResultFiles {

    static final String PATH = "/results/";
    private static final String INPUTS = "/inputs/";

    /** A file of a provider may be anything: opened by itself, it can do nothing here. */
    static final String POLICY =
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

    private static final Set<String> SHOWN = Set.of(
            "png", "jpg", "jpeg", "gif", "webp", "avif", "mp4", "webm", "mov", "mp3", "wav", "ogg", "m4a", "flac");

    private final Folders folders;

    ResultFiles(Folders folders) {
        this.folders = folders;
    }

    static boolean serves(String path) {
        return path.startsWith(PATH) || path.startsWith(INPUTS);
    }

    void register(@Observes Router router) {
        router.route(PATH + "*")
                .handler(ResultFiles::asFile)
                .handler(folder(folders.results().toString()));
        router.route(INPUTS + "*")
                .handler(ResultFiles::asFile)
                .handler(folder(folders.inputs().toString()));
    }

    private static StaticHandler folder(String folder) {
        return StaticHandler.create(FileSystemAccess.ROOT, folder)
                .setDirectoryListing(false)
                .setIncludeHidden(false)
                .setCachingEnabled(true)
                .setFilesReadOnly(false)
                .setEnableRangeSupport(true);
    }

    private static void asFile(RoutingContext context) {
        String path = context.normalizedPath().toLowerCase(Locale.ROOT);
        if (!SHOWN.contains(path.substring(path.lastIndexOf('.') + 1))) {
            context.response().putHeader("Content-Disposition", "attachment");
        }
        context.next();
    }
}
