package io.genmedia.camel.media.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The store knows the interfaces that it implements, and nothing of the engine. */
@AnalyzeClasses(packages = "io.genmedia.camel.media.jdbc", importOptions = ImportOption.DoNotIncludeTests.class)
class JdbcArchitectureTest {

    @ArchTest
    static final ArchRule theEngineIsUnknown = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.genmedia.camel.media.internal..",
                    "io.genmedia.camel.media.component..",
                    "io.genmedia.camel.media.catalog..");

    @ArchTest
    static final ArchRule noProviderIsNamed =
            noClasses().should().haveNameMatching("(?i).*(monet|gateai|unifically).*");

    @ArchTest
    static final ArchRule onlyWhatApplicationsMeetIsPublic = classes()
            .that()
            .arePublic()
            .should()
            .haveSimpleName("JdbcTaskStore")
            .orShould()
            .haveSimpleName("JdbcTaskStoreFactory")
            .orShould()
            .haveSimpleName("TaskStoreException");
}
