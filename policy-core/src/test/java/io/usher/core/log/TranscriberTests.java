package io.usher.core.log;

import java.time.Clock;
import java.util.List;
import java.util.Random;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Records;
import io.usher.core.decision.Decision;
import io.usher.core.decision.DecisionContext;
import io.usher.core.decision.Decisions;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest;
import io.usher.core.decision.ServedServices;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TranscriberTests {

	private static final String SCRIPT = "{{ pex_debug_log('service', service_config, participant) }}"
			+ "{\"action\": \"continue\", \"result\": {{ service_config|pex_to_json }} }";

	@Test
	void masksPinsInTheAnswerAndInTheLinesOfScripts() {
		LoggedDecision logged = log(RequestType.SERVICE_CONFIGURATION, List.of(), "local_alias", "meet.bob", "location",
				"London");
		assertThat(logged.answered().outcome()).isEqualTo("serve");
		assertThat(logged.debugLog()).singleElement().satisfies((line) -> assertThat(line).contains("Bob"));
		assertThat(logged.toString()).doesNotContain("72946");
	}

	@Test
	void leavesOutAttributesOfPeopleThatNobodyNamed() {
		LoggedDecision logged = log(RequestType.PARTICIPANT_PROPERTIES, List.of("department"), "call_uuid", "77",
				"location", "London", "idp_attribute_department", "Sales", "idp_attribute_mail", "alice@home.example");
		assertThat(logged.toString()).contains("Sales").doesNotContain("alice@home.example");
		assertThat(logged.asked().leftOut()).isEqualTo(1);
		assertThat(logged.asked().callUuid()).isEqualTo("77");
	}

	@Test
	void keepsWhatAsksTheSameAgain() {
		LoggedDecision logged = log(RequestType.SERVICE_CONFIGURATION, List.of(), "local_alias", "a&b=c d",
				"unknown_parameter", "1");
		assertThat(logged.asked().line())
			.isEqualTo("/policy/v1/service/configuration?local_alias=a%26b%3Dc+d&unknown_parameter=1");
	}

	@Test
	void cutsTextsOfCallersThatAreVeryLong() {
		LoggedDecision logged = log(RequestType.SERVICE_CONFIGURATION, List.of(), "local_alias", "x".repeat(100_000));
		assertThat(logged.asked().alias().length()).isLessThan(5_000);
		assertThat(logged.asked().cut()).isTrue();
	}

	private static LoggedDecision log(RequestType type, List<String> attributes, String... parameters) {
		Configuration configuration = configuration(attributes);
		Decision decision = Decisions.decide(PolicyRequest.of(type, "", Parameters.of(parameters)), configuration,
				DecisionContext.of(Clock.systemUTC(), new Random(1)));
		return new Transcriber(ServedServices.none()).transcribe(new MadeDecision(1, decision, 1_000, "10.0.0.1"),
				configuration);
	}

	private static Configuration configuration(List<String> attributes) {
		return Configuration.of(1, List.of(
				record(RecordKind.CONFERENCE, 1, Document.empty()
					.with(CommonFields.NAME, "Bob")
					.with(ServiceFields.SERVICE_TYPE, "conference")
					.with(ServiceFields.PIN, Secret.of("72946"))
					.with(ConferenceFields.ALIASES, List
						.of(Document.empty().with(ConferenceFields.ID, 1L).with(ConferenceFields.ALIAS, "meet.bob")))),
				record(RecordKind.POLICY_PROFILE, 1,
						Document.empty()
							.with(CommonFields.NAME, "Scripted")
							.with(ProfileFields.ENABLE_INTERNAL_SERVICE_POLICY, true)
							.with(ProfileFields.INTERNAL_SERVICE_POLICY_TEMPLATE, SCRIPT)),
				record(RecordKind.SYSTEM_LOCATION, 1,
						Document.empty().with(CommonFields.NAME, "London").with(LocationFields.POLICY_SERVER, 1L)),
				record(RecordKind.GLOBAL, 1, attributes.isEmpty() ? Document.empty()
						: Document.empty().with(GlobalFields.LOGGED_IDP_ATTRIBUTES, attributes))));
	}

	private static ConfigurationRecord record(RecordKind kind, long number, Document document) {
		return Records.read(new RecordId(kind, number), 1, document);
	}

}
