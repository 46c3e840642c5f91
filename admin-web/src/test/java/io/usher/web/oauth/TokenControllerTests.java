package io.usher.web.oauth;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import com.nimbusds.jwt.JWTClaimsSet;
import io.usher.web.ConsoleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * Fetching access tokens, as clients of Infinity's manager do it.
 */
@ConsoleTest
class TokenControllerTests {

	private static final String URL = "/oauth/token/";

	private static final String CLIENTS = "/api/admin/configuration/v1/oauth2_client/";

	private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	private MockMvcTester pages;

	@Test
	void exchangesAnAssertionForAToken() {
		Map<String, Object> client = client("Exchanges");
		MvcTestResult answer = ask(assertion(client), Map.of("scope", "is_admin use_api"));
		assertThat(answer).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_JSON)
			.hasHeader("Cache-Control", "no-store")
			.doesNotContainHeader("Set-Cookie");
		Map<String, Object> token = object(answer);
		assertThat(token).containsOnlyKeys("access_token", "expires_in", "token_type")
			.containsEntry("expires_in", 3600)
			.containsEntry("token_type", "Bearer");
		assertThat(this.pages.get()
			.uri(String.valueOf(client.get("resource_uri")))
			.header("Authorization", "Bearer " + token.get("access_token"))).bodyJson()
			.extractingPath("$.client_id")
			.isEqualTo(client.get("client_id"));
		assertThat(answer.getRequest().getSession(false)).isNull();
	}

	@Test
	void takesAnAddressWithoutASlashAndAnAssertionOnce() {
		Map<String, Object> client = client("Once");
		String assertion = assertion(client);
		assertThat(this.pages.post()
			.uri("/oauth/token")
			.contentType("application/x-www-form-urlencoded; charset=UTF-8")
			.param("grant_type", "client_credentials")
			.param("client_assertion_type", TYPE)
			.param("client_assertion", assertion)).hasStatusOk();
		assertThat(ask(assertion, Map.of())).hasStatus(401)
			.hasHeader("Cache-Control", "no-store")
			.bodyJson()
			.isLenientlyEqualTo("{\"error\": \"invalid_client\"}");
		assertThat(this.pages.get()
			.uri("/api/usher/v1/audit-events?type=refusal&limit=500")
			.with(httpBasic("admin", ConsoleTest.PASSWORD))).bodyText()
			.contains("OAuth2 client Once", "jti: used before");
	}

	@Test
	void refusesInTheWordsOfTheRfc() {
		String assertion = assertion(client("Words"));
		refuses(400, "unsupported_grant_type", ask(assertion, Map.of("grant_type", "password")));
		refuses(400, "invalid_request", ask(assertion, Map.of("grant_type", "")));
		refuses(401, "invalid_client", ask("", Map.of("client_assertion_type", "")));
		refuses(400, "invalid_request", ask("", Map.of()));
		refuses(400, "invalid_request", ask(assertion, Map.of("client_assertion_type", "")));
		refuses(401, "invalid_client", ask(assertion, Map.of("client_assertion_type", TYPE.replace("jwt", "saml2"))));
		refuses(401, "invalid_client", ask(assertion, Map.of("client_id", "another")));
		refuses(401, "invalid_client", ask(assertion + "A", Map.of()));
		refuses(400, "invalid_request",
				this.pages.post().uri(URL).contentType(MediaType.APPLICATION_JSON).content("{}").exchange());
		refuses(400, "invalid_request", this.pages.post().uri(URL).exchange());
		refuses(400, "invalid_request",
				this.pages.post()
					.uri(URL + "?client_assertion=" + assertion)
					.contentType(MediaType.APPLICATION_FORM_URLENCODED)
					.param("grant_type", "client_credentials")
					.exchange());
		refuses(400, "invalid_request",
				this.pages.post()
					.uri(URL)
					.contentType(MediaType.APPLICATION_FORM_URLENCODED)
					.param("grant_type", "client_credentials", "client_credentials")
					.exchange());
		assertThat(ask(assertion, Map.of())).hasStatusOk();
	}

	@Test
	void wantsTheAddressThatWasAskedFor() {
		Map<String, Object> client = client("Addresses");
		MvcTestResult refused = ask(assertion(client, (claims) -> claims.audience("https://localhost/oauth/token/")),
				Map.of());
		refuses(401, "invalid_client", refused);
		assertThat(object(refused)).containsEntry("error_description",
				"aud: https://localhost/oauth/token/ (expected: http://localhost/oauth/token/)");
		String assertion = assertion(client, (claims) -> claims.audience("https://usher.example.com/oauth/token/"));
		assertThat(this.pages.post()
			.uri("https://usher.example.com:443/oauth/token/")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.param("grant_type", "client_credentials")
			.param("client_assertion_type", TYPE)
			.param("client_assertion", assertion)).hasStatusOk();
	}

	@Test
	void answersPostsAlone() {
		assertThat(this.pages.get().uri(URL)).hasStatus(405);
		assertThat(this.pages.get().uri("/oauth/anything")).hasStatus(404);
	}

	private static void refuses(int status, String error, MvcTestResult result) {
		assertThat(result).hasStatus(status)
			.hasContentType(MediaType.APPLICATION_JSON)
			.hasHeader("Cache-Control", "no-store")
			.hasHeader("Pragma", "no-cache");
		assertThat(object(result)).containsOnlyKeys("error", "error_description").containsEntry("error", error);
	}

	private MvcTestResult ask(String assertion, Map<String, String> others) {
		MockMvcTester.MockMvcRequestBuilder request = this.pages.post()
			.uri(URL)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.param("client_assertion", assertion);
		if (!others.containsKey("grant_type")) {
			request = request.param("grant_type", "client_credentials");
		}
		if (!others.containsKey("client_assertion_type")) {
			request = request.param("client_assertion_type", TYPE);
		}
		for (Map.Entry<String, String> other : others.entrySet()) {
			request = request.param(other.getKey(), other.getValue());
		}
		return request.exchange();
	}

	private static String assertion(Map<String, Object> client) {
		return Assertion.of(String.valueOf(client.get("client_id")), String.valueOf(client.get("private_key_jwt")));
	}

	private static String assertion(Map<String, Object> client, Consumer<JWTClaimsSet.Builder> change) {
		return Assertion.signed(Assertion.claims(String.valueOf(client.get("client_id")),
				"http://localhost/oauth/token/", Instant.now(), change), String.valueOf(client.get("private_key_jwt")));
	}

	private Map<String, Object> client(String name) {
		MvcTestResult made = this.pages.post()
			.uri(CLIENTS)
			.with(httpBasic("admin", ConsoleTest.PASSWORD))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"client_name\":\"" + name + "\",\"role\":\"/api/admin/configuration/v1/role/1/\"}")
			.exchange();
		assertThat(made).hasStatus(201);
		Map<String, Object> client = object(made);
		assertThat(Objects.requireNonNull(made.getResponse().getHeader("Location")))
			.isEqualTo(CLIENTS + client.get("client_id") + "/");
		return client;
	}

	private static Map<String, Object> object(MvcTestResult result) {
		return JSON.readValue(result.getResponse().getContentAsByteArray(), new TypeReference<Map<String, Object>>() {
		});
	}

}
