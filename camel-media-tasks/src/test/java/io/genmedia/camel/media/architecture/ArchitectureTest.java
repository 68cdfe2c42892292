package io.genmedia.camel.media.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.camel.Exchange;

/** The borders that the design draws. */
@AnalyzeClasses(packages = "io.genmedia.camel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String MEDIA = "io.genmedia.camel.media";

    @ArchTest
    static final ArchRule whatRoutesMeetKnowsNothingOfTheEngine = noClasses()
            .that()
            .resideInAnyPackage(MEDIA, MEDIA + ".error", MEDIA + ".spi", MEDIA + ".catalog")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MEDIA + ".internal..", MEDIA + ".component..");

    @ArchTest
    static final ArchRule theEngineKnowsNothingOfTheComponent = noClasses()
            .that()
            .resideInAPackage(MEDIA + ".internal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MEDIA + ".component..");

    @ArchTest
    static final ArchRule noProviderIsNamed =
            noClasses().should().haveNameMatching("(?i).*(monet|gateai|unifically).*");

    @ArchTest
    static final ArchRule theExchangeAppearsAtBothEndsOnly = noClasses()
            .that()
            .resideInAnyPackage(
                    MEDIA + ".spi..",
                    MEDIA + ".catalog..",
                    MEDIA + ".internal.http..",
                    MEDIA + ".internal.submit..",
                    MEDIA + ".internal.tracking..",
                    MEDIA + ".internal.store..",
                    MEDIA + ".internal.errors..",
                    MEDIA + ".internal.options..",
                    MEDIA + ".internal.calls..",
                    MEDIA + ".internal.time..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Exchange.class);

    @ArchTest
    static final ArchRule decisionsArePure = noClasses()
            .that()
            .haveSimpleName("PollPlan")
            .or()
            .haveSimpleName("SubmitJudge")
            .or()
            .haveSimpleName("SlidingWindow")
            .or()
            .haveSimpleName("DownloadStep")
            .or()
            .haveSimpleName("OptionText")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.util.concurrent..", "java.io", "java.net.."))
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule theWallClockIsReadInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage(MEDIA + ".internal.time..")
            .and()
            .resideOutsideOfPackage(MEDIA + ".internal.http..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nobodySleepsOrMakesThreads = noClasses()
            .that()
            .resideOutsideOfPackage(MEDIA + ".internal.http..")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.Executors")
            .orShould()
            .callConstructor(Thread.class, Runnable.class);

    @ArchTest
    static final ArchRule errorsHaveOneBase = classes()
            .that()
            .resideInAPackage(MEDIA + ".error")
            .and()
            .areAssignableTo(Throwable.class)
            .should()
            .beAssignableTo(io.genmedia.camel.media.error.MediaException.class);
}
