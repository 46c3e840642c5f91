package io.usher.web.history;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TypedNameTests {

	@ParameterizedTest
	@CsvSource({ "root, root", "Admin, Admin", "j.smith, j.smith", "admin2, admin2", "'', (no name)",
			"correct-horse-battery, co…", "Tr0ub4dor&3, Tr…", "PassWord, Pa…", "secret1234, se…", "x!, x!…",
			"😀😀😀, 😀😀…", "<script>, <s…" })
	void showsPlainNamesAndCutsWhatMayBeAPassword(String typed, String shown) {
		assertThat(TypedName.shown(typed)).isEqualTo(shown);
	}

}
