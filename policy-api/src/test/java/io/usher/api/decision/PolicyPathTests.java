package io.usher.api.decision;

import io.usher.core.catalogue.RequestType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyPathTests {

	@ParameterizedTest
	@CsvSource(nullValues = "null", value = { "/policy/v1/service/configuration, SERVICE_CONFIGURATION, ''",
			"/policy/v1/service/configuration/, SERVICE_CONFIGURATION, ''",
			"/policy/v1/service/configuration;a=b, SERVICE_CONFIGURATION, ''",
			"/example.com/policy/v1/service/configuration, SERVICE_CONFIGURATION, ''",
			"/a/b;c=d/%2F/policy/v1/participant/properties, PARTICIPANT_PROPERTIES, ''",
			"/apis/policy/v1/participant/location, MEDIA_LOCATION, ''",
			"//policy/v1/participant/location, MEDIA_LOCATION, ''",
			"/policy/v1/participant/avatar/alice, AVATAR, alice",
			"/policy/v1/participant/avatar/sip:a%2Fb@c;x=y/z%25, AVATAR, sip:a%2Fb@c;x=y/z%25",
			"/policy/v1/participant/avatar//, AVATAR, /", "/policy/v1/registrations, DIRECTORY, ''",
			"/policy/v1/registrations/, DIRECTORY, ''", "/policy/v1/registrations/a@b, REGISTRATION, a@b",
			"/policy/v1/registrations/a/policy/v1/service/configuration, REGISTRATION, a/policy/v1/service/configuration",
			"/policy/v1/policy/v1/registrations/a, REGISTRATION, a",
			"/policy/v1/nothing/policy/v1/service/configuration, SERVICE_CONFIGURATION, ''", "/policy/v1, null, ''",
			"/policy/v1/, null, ''", "/policy/v1/service, null, ''", "/policy/v1/service/configurations, null, ''",
			"/policy/v1/service/configuration/x, null, ''", "/policy/v1/participant/avatar, null, ''",
			"/policy/v1/participant/avatar/, null, ''", "/policy/v1/Service/Configuration, null, ''" })
	void leadsToARequest(String uri, RequestType type, String alias) {
		assertThat(PolicyPath.of(uri)).isEqualTo(new PolicyPath(type, alias));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "*", "/policy", "/policy/v2/service/configuration", "/policy/v10/x",
			"/conferences", "/policy%2Fv1/service/configuration", "/api/policy/v1/service/configuration",
			"/api;x/policy/v1/service/configuration", "/actuator/policy/v1/service/configuration",
			"/login/policy/v1/registrations", "/oauth/policy/v1/registrations", "/oauth2/policy/v1/registrations",
			"/webjars/policy/v1/registrations", "/css/policy/v1/registrations", "/js/policy/v1/registrations",
			"/img/policy/v1/registrations" })
	void leavesOtherPathsAlone(String uri) {
		assertThat(PolicyPath.of(uri)).isNull();
	}

	@Test
	void listsThePathsThatThereAre() {
		assertThat(PolicyPath.known()).contains("/policy/v1/service/configuration", "/policy/v1/registrations,",
				"/policy/v1/registrations/<alias>");
	}

}
