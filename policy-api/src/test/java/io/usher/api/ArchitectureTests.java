package io.usher.api;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "io.usher.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule knowsNeitherSpringNorPersistence = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework..", "jakarta.persistence..", "org.hibernate..", "java.sql..",
				"javax.sql..", "org.thymeleaf..", "io.usher.store..", "io.usher.web..");

	@ArchTest
	static final ArchRule knowsServletsButNoServer = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.apache.catalina..", "org.apache.coyote..", "org.apache.tomcat..");

	@ArchTest
	static final ArchRule standsInItsOwnPackages = classes().should()
		.resideInAnyPackage("io.usher.api.account", "io.usher.api.decision", "io.usher.api.external",
				"io.usher.api.picture");

	@ArchTest
	static final ArchRule accountsKnowNothingOfDecisions = noClasses().that()
		.resideInAPackage("io.usher.api.account")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.usher.api.decision");

}
