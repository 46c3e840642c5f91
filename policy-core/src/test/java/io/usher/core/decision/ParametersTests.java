package io.usher.core.decision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.RequestParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ParametersTests {

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "None", "none", "NONE", "null", "Null", "NULL" })
	void takesEmptyNoneAndNullForAbsent(String value) {
		Parameters parameters = Parameters.of("local_alias", value);
		assertThat(parameters.text(RequestParameter.LOCAL_ALIAS)).isNull();
		assertThat(parameters.has(RequestParameter.LOCAL_ALIAS)).isTrue();
		assertThat(parameters.all()).containsEntry("local_alias", List.of(value));
	}

	@Test
	void hasNothingThatDidNotCome() {
		assertThat(Parameters.none().has(RequestParameter.LOCAL_ALIAS)).isFalse();
		assertThat(Parameters.none().text(RequestParameter.LOCAL_ALIAS)).isNull();
		assertThat(Parameters.none().flag(RequestParameter.REGISTERED)).isFalse();
		assertThat(Parameters.of(Map.of("local_alias", List.of())).text(RequestParameter.LOCAL_ALIAS)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ms-subnet", "ms_subnet", "MS-Subnet", "Ms_Subnet" })
	void findsMicrosoftSubnetHoweverItIsSpelled(String name) {
		assertThat(Parameters.of(name, "10.47.5.0").text(RequestParameter.MS_SUBNET)).isEqualTo("10.47.5.0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "p_Asserted-Identity", "P-Asserted-Identity", "p_asserted_identity" })
	void findsAssertedIdentityHoweverItIsSpelled(String name) {
		assertThat(Parameters.of(name, "\"Alice\"<sip:alice@example.com>").text(RequestParameter.P_ASSERTED_IDENTITY))
			.isEqualTo("\"Alice\"<sip:alice@example.com>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "True", "true", "TRUE" })
	void readsTrueInAnyCase(String value) {
		assertThat(Parameters.of("registered", value).flag(RequestParameter.REGISTERED)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "False", "false", "", "1", "yes", "None" })
	void readsAnythingElseAsFalse(String value) {
		assertThat(Parameters.of("registered", value).flag(RequestParameter.REGISTERED)).isFalse();
	}

	@Test
	void keepsEveryValueInOrderAndTakesTheFirst() {
		Parameters parameters = Parameters.of("location", "Oslo", "idp_attribute_x", "a", "location", "Paris");
		assertThat(parameters.all()).containsExactly(Map.entry("location", List.of("Oslo", "Paris")),
				Map.entry("idp_attribute_x", List.of("a")));
		assertThat(parameters.text(RequestParameter.LOCATION)).isEqualTo("Oslo");
	}

	@Test
	void isNotChangedThroughWhatItWasMadeOf() {
		Map<String, List<String>> values = new LinkedHashMap<>(Map.of("location", List.of("Oslo")));
		Parameters parameters = Parameters.of(values);
		values.put("location", List.of("Paris"));
		assertThat(parameters.text(RequestParameter.LOCATION)).isEqualTo("Oslo");
	}

	@Test
	void isEqualWhenNamesAndValuesAre() {
		assertThat(Parameters.of("a", "1", "b", "2")).isEqualTo(Parameters.of("b", "2", "a", "1"))
			.hasSameHashCodeAs(Parameters.of("b", "2", "a", "1"))
			.isNotEqualTo(Parameters.of("a", "1", "b", "3"))
			.isNotEqualTo(Parameters.of("a", "1"));
	}

	@Test
	void printsNamesAlone() {
		assertThat(Parameters.of("registration_password", "hidden")).hasToString("[registration_password]");
	}

}
