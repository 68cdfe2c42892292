package io.genmedia.camel.quarkus.media.deployment;

import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.util.function.BooleanSupplier;

/** What the durable store needs, where the application has it. */
class JdbcTaskStoreProcessor {

    /** Whether {@code camel-media-tasks-jdbc} is a dependency of the application. */
    static final class IsPresent implements BooleanSupplier {

        @Override
        public boolean getAsBoolean() {
            return QuarkusClassLoader.isClassPresentAtRuntime("io.genmedia.camel.media.jdbc.JdbcTaskStore");
        }
    }

    @BuildStep(onlyIf = IsPresent.class)
    IndexDependencyBuildItem index() {
        return new IndexDependencyBuildItem("io.genmedia.camel", "camel-media-tasks-jdbc");
    }

    @BuildStep(onlyIf = IsPresent.class)
    NativeImageResourcePatternsBuildItem tables() {
        return NativeImageResourcePatternsBuildItem.builder()
                .includeGlob("io/genmedia/camel/media/jdbc/**")
                .build();
    }

    /** The pool that is made for {@code taskStoreUrl} sets its options by name, and makes arrays of its own types. */
    @BuildStep(onlyIf = IsPresent.class)
    void pool(BuildProducer<ReflectiveClassBuildItem> reflective) {
        reflective.produce(ReflectiveClassBuildItem.builder("com.zaxxer.hikari.HikariConfig")
                .methods()
                .fields()
                .build());
        reflective.produce(ReflectiveClassBuildItem.builder(
                        "java.sql.Statement[]", "com.zaxxer.hikari.util.ConcurrentBag$IConcurrentBagEntry[]")
                .build());
    }
}
