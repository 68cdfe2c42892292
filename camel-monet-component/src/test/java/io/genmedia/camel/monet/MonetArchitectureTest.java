package io.genmedia.camel.monet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A provider's module is thin: it encodes and decodes, and does nothing else. */
@AnalyzeClasses(packages = "io.genmedia.camel.monet", importOptions = ImportOption.DoNotIncludeTests.class)
class MonetArchitectureTest {

    @ArchTest
    static final ArchRule theEngineIsNotTouched = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.genmedia.camel.media.internal..", "org.apache.hc..", "java.net.http..");

    @ArchTest
    static final ArchRule theSimulatorIsForTests =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.genmedia.camel.media.simulator..");

    /** The generated configurers name the types of Camel's scheduling options. */
    @ArchTest
    static final ArchRule nothingIsDoneInThreadsOfItsOwn = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Configurer")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent..");
}
