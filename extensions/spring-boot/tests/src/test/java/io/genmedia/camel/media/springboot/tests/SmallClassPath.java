package io.genmedia.camel.media.springboot.tests;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The class path of the tests without some of its jars. A loader that only hides classes would not do: Camel looks for what is
 * not there by its own loader.
 */
final class SmallClassPath implements AutoCloseable {

    private final URLClassLoader loader;

    private SmallClassPath(URLClassLoader loader) {
        this.loader = loader;
    }

    /** @param excluded with what the names of the jars begin */
    static SmallClassPath without(String... excluded) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        List<String> left = new ArrayList<>(Arrays.asList(excluded));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            List<String> found =
                    Arrays.stream(excluded).filter(name -> isOf(path, name)).toList();
            left.removeAll(found);
            if (found.isEmpty()) {
                urls.add(path.toUri().toURL());
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("Not on the class path: " + left);
        }
        return new SmallClassPath(
                new URLClassLoader("small", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
    }

    /** In a build of all modules a module is a folder: {@code camel-media-tasks-jdbc/target/classes}. */
    private static boolean isOf(Path path, String name) {
        String file = path.getFileName().toString();
        return file.endsWith(".jar") ? file.startsWith(name + "-") : path.endsWith(Path.of(name, "target", "classes"));
    }

    /** Makes an instance of the class in this class path, and lets it do its work. */
    @SuppressWarnings("unchecked")
    String run(Class<? extends Function<Map<String, String>, String>> work, Map<String, String> properties)
            throws ReflectiveOperationException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            var constructor = loader.loadClass(work.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return ((Function<Map<String, String>, String>) constructor.newInstance()).apply(properties);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
