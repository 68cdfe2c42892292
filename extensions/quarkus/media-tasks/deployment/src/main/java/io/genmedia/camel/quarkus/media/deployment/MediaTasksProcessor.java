package io.genmedia.camel.quarkus.media.deployment;

import io.genmedia.camel.media.spi.TaskStore;
import io.genmedia.camel.media.spi.TaskStoreFactory;
import io.genmedia.camel.media.spi.TimeSource;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourcePatternsBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import java.util.List;
import java.util.Set;
import org.apache.camel.quarkus.core.deployment.spi.CamelServiceDestination;
import org.apache.camel.quarkus.core.deployment.spi.CamelServicePatternBuildItem;
import org.apache.camel.spi.ContextServicePlugin;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

/** What the components of all providers need of a Quarkus application. */
class MediaTasksProcessor {

    private static final String FEATURE = "camel-media-tasks";
    private static final String GROUP = "io.genmedia.camel";
    private static final String METER_REGISTRY = "io.micrometer.core.instrument.MeterRegistry";
    private static final String PUBLIC = "io.genmedia.camel.media";

    /** Its records are read and written as JSON, by routes and by the durable store; Simple asks records and errors by name. */
    private static final Set<String> REFLECTIVE_PACKAGES = Set.of(PUBLIC, PUBLIC + ".error", PUBLIC + ".spi");

    @BuildStep
    void features(List<MediaComponentBuildItem> components, BuildProducer<FeatureBuildItem> features) {
        components.forEach(component -> features.produce(new FeatureBuildItem(component.feature())));
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem tls() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    /** Camel Quarkus looks for services and converters in what is indexed alone. */
    @BuildStep
    void index(List<MediaComponentBuildItem> components, BuildProducer<IndexDependencyBuildItem> indexed) {
        indexed.produce(new IndexDependencyBuildItem(GROUP, "camel-media-tasks"));
        components.forEach(component -> indexed.produce(new IndexDependencyBuildItem(GROUP, component.artifactId())));
    }

    @BuildStep
    CamelServicePatternBuildItem services() {
        return new CamelServicePatternBuildItem(CamelServiceDestination.DISCOVERY, true, TaskStoreFactory.PATH + "*");
    }

    /** Without it, a key does not know splits and loops, and two parts of a message would have one. */
    @BuildStep
    ServiceProviderBuildItem contextPlugin() {
        return ServiceProviderBuildItem.allProvidersFromClassPath(ContextServicePlugin.class.getName());
    }

    /** The engine asks Camel's registry for these, where no injection point of the application does. */
    @BuildStep
    UnremovableBeanBuildItem beansOfTheEngine() {
        return UnremovableBeanBuildItem.beanTypes(
                DotName.createSimple(TaskStore.class.getName()),
                DotName.createSimple(TimeSource.class.getName()),
                DotName.createSimple("javax.sql.DataSource"),
                DotName.createSimple(METER_REGISTRY),
                DotName.createSimple("org.apache.camel.support.jsse.SSLContextParameters"));
    }

    @BuildStep
    void reflection(CombinedIndexBuildItem index, BuildProducer<ReflectiveClassBuildItem> reflective) {
        String[] classes = index.getIndex().getKnownClasses().stream()
                .filter(known -> REFLECTIVE_PACKAGES.contains(known.name().packagePrefix()))
                .map(ClassInfo::name)
                .map(DotName::toString)
                .sorted()
                .toArray(String[]::new);
        reflective.produce(ReflectiveClassBuildItem.builder(classes)
                .methods()
                .fields()
                .reason(FEATURE)
                .build());
    }

    /** The engine looks by this name whether the application counts. */
    @BuildStep
    ReflectiveClassBuildItem meters() {
        return ReflectiveClassBuildItem.weakClass(METER_REGISTRY);
    }

    @BuildStep
    void catalogs(
            List<MediaComponentBuildItem> components, BuildProducer<NativeImageResourcePatternsBuildItem> resources) {
        components.forEach(component -> resources.produce(NativeImageResourcePatternsBuildItem.builder()
                .includeGlob(component.catalog())
                .build()));
    }

    /** Makes its salt when its class is loaded: made in the image, all applications would have the same. */
    @BuildStep
    RuntimeInitializedClassBuildItem secretsOfThisProcess() {
        return new RuntimeInitializedClassBuildItem("io.genmedia.camel.media.component.SecretOptions");
    }
}
