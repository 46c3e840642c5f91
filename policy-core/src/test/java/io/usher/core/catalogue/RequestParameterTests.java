package io.usher.core.catalogue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Request parameters against the guide's tables, as data.
 */
class RequestParameterTests {

	private static final Map<String, RequestType> REQUESTS = Map.of("service", RequestType.SERVICE_CONFIGURATION,
			"participant", RequestType.PARTICIPANT_PROPERTIES, "location", RequestType.MEDIA_LOCATION, "avatar",
			RequestType.AVATAR, "directory", RequestType.DIRECTORY, "registration", RequestType.REGISTRATION);

	@ParameterizedTest
	@EnumSource
	void carriesExactlyTheGuidesParametersInVersion34(RequestType request) {
		JsonNode guide = FieldCatalogueTests.json("guide-v34-fields.json").get("request_parameters");
		Set<String> expected = guide.properties()
			.stream()
			.filter((entry) -> entry.getValue()
				.valueStream()
				.anyMatch((name) -> REQUESTS.get(name.asString()) == request))
			.map(Map.Entry::getKey)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(names(request, InfinityVersion.V34)).isEqualTo(expected);
	}

	@Test
	void carriesTheLaterParametersFromVersion35On() {
		assertThat(later(RequestType.SERVICE_CONFIGURATION)).containsExactlyInAnyOrder("display_count",
				"previous_service_name", "third_party_passcode");
		assertThat(later(RequestType.PARTICIPANT_PROPERTIES)).containsExactlyInAnyOrder("display_count",
				"previous_service_name", "third_party_passcode", "receive_from_audio_mix",
				"send_to_audio_mixes_mix_name", "send_to_audio_mixes_prominent");
		assertThat(later(RequestType.REGISTRATION)).containsExactlyInAnyOrder("auth_type", "remote_address");
		assertThat(later(RequestType.DIRECTORY)).isEmpty();
		assertThat(((FieldKind.Choice) RequestParameter.TRIGGER.kind()).options()).extracting(Option::value)
			.endsWith("two_stage_dialing", "teams");
	}

	@ParameterizedTest
	@CsvSource({ "local_alias, LOCAL_ALIAS", "ms-subnet, MS_SUBNET", "MS_Subnet, MS_SUBNET",
			"P-Asserted-Identity, P_ASSERTED_IDENTITY", "p_Asserted-Identity, P_ASSERTED_IDENTITY",
			"p_asserted_identity, P_ASSERTED_IDENTITY", "idp_attribute_locale, IDP_ATTRIBUTES",
			"idp_attributes, IDP_ATTRIBUTES" })
	void findsAParameterHoweverItsNameIsSpelt(String name, RequestParameter expected) {
		assertThat(RequestParameter.find(name)).contains(expected);
	}

	@Test
	void doesNotFindWhatNobodyDeclared() {
		assertThat(RequestParameter.find("encryption")).isEmpty();
		assertThat(RequestParameter.find("")).isEmpty();
	}

	@Test
	void namesParametersAsScriptsSeeThem() {
		assertThat(RequestParameter.P_ASSERTED_IDENTITY.scriptName()).isEqualTo("p_asserted_identity");
		assertThat(RequestParameter.P_ASSERTED_IDENTITY.wireName()).isEqualTo("p_Asserted-Identity");
	}

	@Test
	void keepsTheGuidesFootnotes() {
		assertThat(noted(Footnote.SIP_HEADER)).containsExactlyInAnyOrder("ms-subnet", "p_Asserted-Identity");
		assertThat(noted(Footnote.OUTBOUND_OR_BREAKOUT)).containsExactlyInAnyOrder("service_name",
				"unique_service_name");
		assertThat(noted(Footnote.OUTBOUND)).containsExactly("service_tag");
		assertThat(noted(Footnote.TELEHEALTH)).containsExactly("telehealth_request_id");
		assertThat(noted(Footnote.DIRECTORY_AVATAR)).containsExactlyInAnyOrder("height", "width", "location", "node_ip",
				"pseudo_version_id", "registered", "version_id");
	}

	@ParameterizedTest
	@EnumSource
	void saysWhatEveryParameterTells(RequestParameter parameter) {
		assertThat(parameter.label()).isNotBlank();
		assertThat(parameter.help()).hasSizeGreaterThan(15).endsWith(".");
		assertThat(parameter.requests()).isNotEmpty();
	}

	private static Set<String> names(RequestType request, InfinityVersion version) {
		return RequestParameter.of(request, version)
			.stream()
			.map(RequestParameter::wireName)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> later(RequestType request) {
		Set<String> names = names(request, InfinityVersion.V35);
		names.removeAll(names(request, InfinityVersion.V34));
		return names;
	}

	private static Set<String> noted(Footnote footnote) {
		return java.util.Arrays.stream(RequestParameter.values())
			.filter((parameter) -> parameter.footnotes().contains(footnote))
			.map(RequestParameter::wireName)
			.collect(Collectors.toSet());
	}

}
