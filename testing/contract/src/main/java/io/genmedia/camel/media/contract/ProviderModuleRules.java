package io.genmedia.camel.media.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A provider's module is thin: it encodes and decodes, and does nothing else. */
public final class ProviderModuleRules {

    private ProviderModuleRules() {}

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
