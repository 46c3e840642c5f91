package io.usher.web;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The directions between modules and packages, seen from the top.
 */
@AnalyzeClasses(packages = "io.usher", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule knowsNothingOfPersistence = noClasses().that()
		.resideInAnyPackage("io.usher.web..", "io.usher.api..", "io.usher.core..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.usher.store..", "jakarta.persistence..", "org.hibernate..");

	@ArchTest
	static final ArchRule isKnownByNobodyBelow = noClasses().that()
		.resideInAnyPackage("io.usher.api..", "io.usher.core..", "io.usher.store..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.usher.web..");

	@ArchTest
	static final ArchRule leavesTheCoreFreeOfTheWeb = noClasses().that()
		.resideInAPackage("io.usher.core..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("io.usher.api..", "org.springframework..", "jakarta..", "org.thymeleaf..");

	@ArchTest
	static final ArchRule hasNoCyclesBetweenPackages = slices().matching("io.usher.web.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule keepsControllersToItself = classes().that()
		.areAnnotatedWith(RestController.class)
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule hasNoLayerPackages = noClasses().should()
		.resideInAnyPackage("..common..", "..util..", "..impl..", "..dto..", "..service..", "..controller..");

}
