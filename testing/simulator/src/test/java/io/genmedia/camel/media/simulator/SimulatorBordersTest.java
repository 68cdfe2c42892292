package io.genmedia.camel.media.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The simulator shares nothing with what it stands in front of. */
@AnalyzeClasses(packages = "io.genmedia.camel.media.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class SimulatorBordersTest {

    @ArchTest
    static final ArchRule noCodeIsSharedWithTheComponents = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "io\\.genmedia\\.camel\\.(monet|gateai|unifically|media\\.(spi|error|catalog|component|internal)).*");

    @ArchTest
    static final ArchRule noProviderKnowsAnother = slices().matching(
                    "io.genmedia.camel.media.simulator.(monet|gateai|unifically)")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule whatProvidersShareKnowsNone = noClasses()
            .that()
            .resideInAPackage("io.genmedia.camel.media.simulator.internal")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.genmedia.camel.media.simulator.monet",
                    "io.genmedia.camel.media.simulator.gateai",
                    "io.genmedia.camel.media.simulator.unifically");
}
