package io.genmedia.camel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import io.quarkus.runtime.util.ClassPathUtils;
import io.quarkus.test.QuarkusUnitTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.quarkus.core.deployment.spi.CamelServiceBuildItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the build of an application with all extensions is told: most of it matters for a native image alone, which is not built here. */
class BuildItemsTest {

    private static final List<String> SCHEMES = List.of("monet", "gateai", "unifically");

    @RegisterExtension
    static final QuarkusUnitTest application = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(BuildItems.class))
            .addBuildChainCustomizer(BuildItems.keep(FeatureBuildItem.class, item -> Stream.of(item.getName())))
            .addBuildChainCustomizer(
                    BuildItems.keep(ExtensionSslNativeSupportBuildItem.class, item -> Stream.of(item.getExtension())))
            .addBuildChainCustomizer(
                    BuildItems.keep(ReflectiveClassBuildItem.class, item -> item.getClassNames().stream()
                            .map(name -> name + (item.isMethods() ? " methods" : ""))))
            .addBuildChainCustomizer(BuildItems.keep(
                    NativeImageResourcePatternsBuildItem.class, item -> item.getIncludePatterns().stream()))
            .addBuildChainCustomizer(
                    BuildItems.keep(RuntimeInitializedClassBuildItem.class, item -> Stream.of(item.getClassName())))
            .addBuildChainCustomizer(BuildItems.keep(ServiceProviderBuildItem.class, item -> item.providers().stream()
                    .map(name -> item.serviceDescriptorFile() + " " + name)))
            .addBuildChainCustomizer(
                    BuildItems.keep(CamelServiceBuildItem.class, item -> Stream.of(item.path + " " + item.type)));

    @Test
    void shouldNameTheExtensions() {
        assertThat(BuildItems.seen("FeatureBuildItem")).contains("camel-monet", "camel-gateai", "camel-unifically");
        assertThat(BuildItems.seen("ExtensionSslNativeSupportBuildItem")).contains("camel-media-tasks");
    }

    @Test
    void shouldFindTheServicesOfEachComponent() {
        Set<String> services = BuildItems.seen("CamelServiceBuildItem");

        for (String scheme : SCHEMES) {
            for (String service : List.of(
                    "configurer/" + scheme + "-component",
                    "configurer/" + scheme + "-endpoint",
                    "urifactory/" + scheme + "-endpoint")) {
                assertThat(services)
                        .as(service)
                        .anyMatch(found -> found.startsWith("META-INF/services/org/apache/camel/" + service
                                + " io.genmedia.camel." + scheme + "."));
            }
        }
    }

    @Test
    void shouldFindTheDurableStore() {
        assertThat(BuildItems.seen("CamelServiceBuildItem"))
                .contains("META-INF/services/org/apache/camel/media/task-store"
                        + " io.genmedia.camel.media.jdbc.JdbcTaskStoreFactory");
        assertThat(BuildItems.seen("ReflectiveClassBuildItem"))
                .contains("com.zaxxer.hikari.HikariConfig methods", "java.sql.Statement[]")
                .anyMatch(found -> found.startsWith("io.genmedia.camel.media.jdbc.JdbcTaskStoreFactory"));
    }

    @Test
    void shouldFindThePluginThatKeysDependOn() {
        assertThat(BuildItems.seen("ServiceProviderBuildItem"))
                .contains("META-INF/services/org.apache.camel.spi.ContextServicePlugin"
                        + " io.genmedia.camel.media.internal.plugin.MediaContextPlugin");
    }

    @Test
    void shouldMakeSecretsWhereTheApplicationRuns() {
        assertThat(BuildItems.seen("RuntimeInitializedClassBuildItem"))
                .contains("io.genmedia.camel.media.component.SecretOptions");
    }

    @Test
    void shouldRegisterEveryPublicRecordErrorAndEnumForReflection() throws Exception {
        Set<String> reflective = BuildItems.seen("ReflectiveClassBuildItem");

        List<String> expected = Stream.of(
                        "io/genmedia/camel/media", "io/genmedia/camel/media/error", "io/genmedia/camel/media/spi")
                .flatMap(folder -> filesBelow(folder, ".class"))
                .map(file -> file.replace(".class", "").replace('/', '.'))
                .filter(BuildItemsTest::isRead)
                .toList();

        assertThat(expected)
                .contains(
                        "io.genmedia.camel.media.MediaTask",
                        "io.genmedia.camel.media.spi.StoredTask$State",
                        "io.genmedia.camel.media.MediaStatus",
                        "io.genmedia.camel.media.spi.Receipt",
                        "io.genmedia.camel.media.error.MediaTaskInterruptedException")
                .allSatisfy(name -> assertThat(reflective).contains(name + " methods"));
    }

    @Test
    void shouldTakeEveryCatalogAndTableIntoTheImage() {
        List<Pattern> patterns = BuildItems.seen("NativeImageResourcePatternsBuildItem").stream()
                .map(Pattern::compile)
                .toList();

        for (String scheme : SCHEMES) {
            String catalog = "io/genmedia/camel/" + scheme + "/catalog";
            assertThat(filesBelow(catalog, ".json")).hasSizeGreaterThan(50).allSatisfy(file -> assertThat(patterns)
                    .anyMatch(pattern -> pattern.matcher(file).matches()));
        }
        assertThat(filesBelow("io/genmedia/camel/media/jdbc", ".sql"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(file -> assertThat(patterns)
                        .anyMatch(pattern -> pattern.matcher(file).matches()));
    }

    /** What JSON or Simple reads by reflection: records, enums and exceptions. */
    private static boolean isRead(String name) {
        try {
            Class<?> type = Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            return type.isRecord() || type.isEnum() || Throwable.class.isAssignableFrom(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The files of a folder of the class path; of the folder alone where they are classes. */
    private static Stream<String> filesBelow(String folder, String extension) {
        List<String> files = new ArrayList<>();
        try {
            ClassPathUtils.consumeAsPaths(Thread.currentThread().getContextClassLoader(), folder, root -> {
                try (Stream<Path> found = Files.walk(root, extension.equals(".class") ? 1 : Integer.MAX_VALUE)) {
                    found.map(file -> folder + "/"
                                    + root.relativize(file).toString().replace('\\', '/'))
                            .filter(file -> file.endsWith(extension))
                            .forEach(files::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream();
    }
}
