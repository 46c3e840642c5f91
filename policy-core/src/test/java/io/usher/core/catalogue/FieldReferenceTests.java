package io.usher.core.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps {@code docs/fields.md} as the catalogue would print it.
 */
class FieldReferenceTests {

	private static final Path PAGE = Path.of(System.getProperty("basedir", "")).resolve("../docs/fields.md");

	@Test
	void theReferencePageIsFresh() throws IOException {
		String page = FieldReference.page();
		if (Boolean.getBoolean("usher.update")) {
			Files.createDirectories(PAGE.getParent());
			Files.writeString(PAGE, page);
		}
		assertThat(Files.readString(PAGE))
			.as("docs/fields.md is stale; refresh it: "
					+ "mvn -pl policy-core test -Dtest=FieldReferenceTests -Dusher.update=true")
			.isEqualTo(page);
	}

	@Test
	void theReferencePageNamesEveryAnswerFieldAndEveryParameter() {
		String page = FieldReference.page();
		for (Table table : Table.answers()) {
			assertThat(FieldCatalogue.of(table, InfinityVersion.V35).keySet())
				.allSatisfy((name) -> assertThat(page).contains("| `" + name + "`"));
		}
		for (RequestParameter parameter : RequestParameter.values()) {
			assertThat(page).contains("| `" + parameter.wireName() + "`");
		}
	}

}
