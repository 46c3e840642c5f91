package io.usher.web.management;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.usher.core.account.Right;
import io.usher.core.administration.Administration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.DocumentCodec;
import io.usher.core.secret.SecretKey;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API over a store that forgets, as clients speak to it.
 */
class ManagementApi {

	static final String BASE = "/api/admin/configuration/v1/";

	static final JsonMapper JSON = JsonMapper.builder().build();

	private static final SecretKey KEY = SecretKey.of("a key of at least thirty-two characters");

	static final Principal ALICE = new TestingAuthenticationToken("alice", "",
			Arrays.stream(Right.values()).map(Right::name).toArray(String[]::new));

	final ConfigurationStore store;

	final Configurations configurations;

	final Administration administration;

	final MockMvcTester mvc;

	boolean readsSecrets = true;

	Principal who = ALICE;

	ManagementApi() {
		this(new InMemoryConfigurationStore());
	}

	ManagementApi(ConfigurationStore store) {
		this.store = store;
		DocumentCodec codec = new DocumentCodec(KEY);
		this.configurations = new Configurations(store, codec);
		this.administration = new Administration(store, this.configurations, codec, new ChangeChain(KEY),
				Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
		this.mvc = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new ManagementController(this.configurations,
				new ManagementWrites(this.administration, this.configurations,
						new AccountPasswords(new BCryptPasswordEncoder(4), KEY)),
				(principal) -> this.readsSecrets, (event) -> {
				}), new OtherRootsController())
			.setControllerAdvice(new ManagementFaults())
			.build());
	}

	static String json(Object value) {
		return JSON.writeValueAsString(value);
	}

	MvcTestResult send(HttpMethod method, String path, String body) {
		return this.mvc.method(method)
			.uri(URI.create(path.startsWith("/") ? path : BASE + path))
			.principal(this.who)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	MvcTestResult get(String path) {
		return this.mvc.get().uri(URI.create(path.startsWith("/") ? path : BASE + path)).principal(this.who).exchange();
	}

	MvcTestResult post(String path, String body) {
		return send(HttpMethod.POST, path, body);
	}

	MvcTestResult put(String path, String body) {
		return send(HttpMethod.PUT, path, body);
	}

	MvcTestResult patch(String path, String body) {
		return send(HttpMethod.PATCH, path, body);
	}

	MvcTestResult delete(String path) {
		return this.mvc.delete()
			.uri(URI.create(path.startsWith("/") ? path : BASE + path))
			.principal(this.who)
			.exchange();
	}

	/** Creates an object and returns its address. */
	String create(String resource, String body) {
		MvcTestResult result = post(resource + "/", body);
		assertThat(result).as(body(result)).hasStatus(201);
		return Objects.requireNonNull(result.getResponse().getHeader("Location"));
	}

	Map<String, Object> read(String path) {
		MvcTestResult result = get(path);
		assertThat(result).hasStatusOk();
		return object(result);
	}

	@SuppressWarnings("unchecked")
	List<Map<String, Object>> objects(String path) {
		return (List<Map<String, Object>>) read(path).get("objects");
	}

	List<Object> names(String path) {
		return objects(path).stream().map((object) -> object.get("name")).toList();
	}

	static Map<String, Object> object(MvcTestResult result) {
		return JSON.readValue(body(result), new TypeReference<Map<String, Object>>() {
		});
	}

	static String body(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
