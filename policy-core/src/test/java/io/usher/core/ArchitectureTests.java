package io.usher.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must hold of the core's packages and names.
 */
@AnalyzeClasses(packages = "io.usher.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final Path SOURCES = Path.of("src/main/java/io/usher/core");

	private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

	@ArchTest
	static final ArchRule packagesHaveNoCycles = SlicesRuleDefinition.slices()
		.matching("io.usher.core.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule theCoreKnowsNoWebNoDatabaseAndNoTemplates = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework..", "jakarta..", "javax.sql..", "java.sql..", "org.hibernate..",
				"org.thymeleaf..", "com.fasterxml.jackson.databind..", "io.usher.api..", "io.usher.store..",
				"io.usher.web..");

	@ArchTest
	static final ArchRule onlyTheScriptHostKnowsJinjava = noClasses().that()
		.resideOutsideOfPackage("io.usher.core.script.host..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.hubspot..");

	@ArchTest
	static final ArchRule scriptPackagesHaveNoCycles = SlicesRuleDefinition.slices()
		.matching("io.usher.core.script.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule namesSayWhatATypeIs = classes().that()
		.areNotAnonymousClasses()
		.should()
		.haveNameNotMatching(".*(Impl|Manager|Helper|Util|Utils|Base|Data|DTO|Dto|Info)");

	@ArchTest
	static void packagesAreNullMarked(JavaClasses classes) {
		Set<String> unmarked = classes.stream()
			.map(JavaClass::getPackage)
			.filter((each) -> !isNullMarked(each))
			.map(JavaPackage::getName)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(unmarked).as("packages without @NullMarked in their package-info").isEmpty();
	}

	private static boolean isNullMarked(JavaPackage javaPackage) {
		return javaPackage.tryGetPackageInfo().filter((info) -> info.isAnnotatedWith(NullMarked.class)).isPresent();
	}

	@ArchTest
	static void packagesAreNamedAfterFeatures(JavaClasses classes) {
		assertThat(classes.stream().map((type) -> type.getPackage().getRelativeName())).doesNotContain("common", "util",
				"impl", "dto", "service", "controller");
	}

	@Test
	void onlyTheCatalogueNamesFields() {
		Set<String> names = FieldCatalogue.all()
			.stream()
			.map(Field::name)
			.filter((name) -> name.contains("_"))
			.collect(Collectors.toSet());
		Map<String, Set<String>> named = new TreeMap<>();
		for (Path source : sources()) {
			String file = SOURCES.relativize(source).toString();
			Set<String> literals = literals(source);
			literals.retainAll(names);
			if (!literals.isEmpty()) {
				named.put(file, literals);
			}
		}
		assertThat(named).as("fields in quotes").isEmpty();
	}

	@Test
	void findsALiteralAmongOthers() {
		assertThat(literals("x = a(\"one\", \"t\\\"wo\"); // \"three\"")).containsExactlyInAnyOrder("one", "t\\\"wo",
				"three");
	}

	private static List<Path> sources() {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			List<Path> sources = files.filter((path) -> path.toString().endsWith(".java"))
				.filter((path) -> !path.startsWith(SOURCES.resolve("catalogue")))
				.toList();
			assertThat(sources).isNotEmpty();
			return sources;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Set<String> literals(Path source) {
		try {
			return literals(Files.readString(source));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Set<String> literals(String source) {
		return LITERAL.matcher(source)
			.results()
			.map((MatchResult literal) -> literal.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
