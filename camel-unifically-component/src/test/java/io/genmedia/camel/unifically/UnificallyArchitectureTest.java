package io.genmedia.camel.unifically;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.genmedia.camel.media.contract.ProviderModuleRules;

@AnalyzeClasses(packages = "io.genmedia.camel.unifically", importOptions = ImportOption.DoNotIncludeTests.class)
class UnificallyArchitectureTest {

    @ArchTest
    static final ArchTests rules = ArchTests.in(ProviderModuleRules.class);
}
