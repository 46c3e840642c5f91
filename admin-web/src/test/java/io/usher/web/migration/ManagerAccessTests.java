package io.usher.web.migration;

import java.util.Set;

import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ManagerAccessTests {

	@ParameterizedTest
	@CsvSource({ "manager.example.com, https://manager.example.com",
			"https://manager.example.com/, https://manager.example.com",
			"' https://manager.example.com/admin/platform/workervm/?q=1#a ', https://manager.example.com",
			"https://manager.example.com:8443/api/admin/configuration/v1/conference/, https://manager.example.com:8443",
			"http://10.0.0.1, http://10.0.0.1", "https://proxy.example.com/pexip/, https://proxy.example.com/pexip",
			"https://proxy.example.com/pexip/api/admin/configuration/v1/, https://proxy.example.com/pexip" })
	void findsTheManagerInWhatIsTyped(String typed, String url) {
		assertThat(ManagerAddress.of(typed).url()).isEqualTo(url);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "ftp://manager", "file:///etc/passwd", "gopher://x", "https://admin:pw@manager",
			"admin:pw@manager" })
	void refusesWhatIsNoAddressOfAManager(String typed) {
		assertThatIllegalArgumentException().isThrownBy(() -> ManagerAddress.of(typed))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("pw"));
		assertThat(ManagerAccess.of(typed, "admin", "secret").check().errors()).extracting(Violation::field)
			.contains(ProfileFields.URL.name());
	}

	@Test
	void tellsAllThatIsWrongAtOnceAndNoPassword() {
		ManagerAccess access = new ManagerAccess("https://manager.example.com", "", "x".repeat(101), "no certificate",
				Set.of(), false);
		assertThat(access.check().errors()).extracting(Violation::field)
			.containsExactlyInAnyOrder(ProfileFields.USERNAME.name(), ProfileFields.PASSWORD.name(),
					ProfileFields.TRUST_ANCHORS.name(), Violation.WHOLE);
		assertThat(access.check().toString() + access).doesNotContain("xxx");
		assertThat(new ManagerAccess("https://m", "a", "b", "", Set.of(RecordKind.ADMINISTRATOR), false).check()
			.hasErrors()).isTrue();
	}

	@Test
	void warnsOfConnectionsThatAreNotEncrypted() {
		assertThat(ManagerAccess.of("http://manager.example.com", "admin", "secret").check()).satisfies((found) -> {
			assertThat(found.hasErrors()).isFalse();
			assertThat(found.warnings()).singleElement()
				.satisfies((warning) -> assertThat(warning.expected()).startsWith("https"));
		});
		assertThat(ManagerAccess.of("https://manager.example.com", "admin", "secret").check().all()).isEmpty();
	}

}
