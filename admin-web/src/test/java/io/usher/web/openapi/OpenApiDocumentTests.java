package io.usher.web.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.usher.web.ConsoleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * The document is valid, and has every operation of the API and no other.
 */
@ConsoleTest
class OpenApiDocumentTests {

	private static final String CONFIGURATION = DescribedApi.CONFIGURATION;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	private DescribedApi api;

	@BeforeEach
	void readTheDocument() {
		this.api = new DescribedApi(this.mvc);
	}

	@Test
	void hasEveryHandlerOfTheApiAndNothingElse() {
		Set<String> handled = handled();
		Set<String> described = new TreeSet<>();
		this.api.description().operations().forEach((operation) -> described.add(anonymous(operation)));
		Set<String> missing = new TreeSet<>(handled);
		missing.removeAll(described);
		missing.removeIf(this::isRefused);
		assertThat(missing).as("handlers that the document lacks: see io.usher.web.openapi, package-info.java")
			.isEmpty();
		described.removeAll(handled);
		assertThat(described).as("operations of the document without a handler").isEmpty();
	}

	/** Returns the handlers, those of the dialect once for each resource. */
	private Set<String> handled() {
		Set<String> handled = new TreeSet<>();
		this.requestMappingHandlerMapping.getHandlerMethods()
			.keySet()
			.forEach((mapping) -> mapping.getPatternValues()
				.stream()
				.filter((pattern) -> pattern.startsWith("/api/") || pattern.startsWith("/oauth/"))
				.forEach((pattern) -> mapping.getMethodsCondition()
					.getMethods()
					.forEach((method) -> resources(pattern)
						.forEach((path) -> handled.add(anonymous(method + " " + path))))));
		return handled;
	}

	private List<String> resources(String pattern) {
		if (!pattern.contains("{resource}")) {
			return List.of(pattern);
		}
		return JsonMapper.shared()
			.readTree(DescribedApi.text(this.api.get(200, CONFIGURATION)))
			.propertyNames()
			.stream()
			.map((resource) -> pattern.replace("{resource}", resource))
			.toList();
	}

	/** Variables have no name here, and a slash at the end does not count. */
	private static String anonymous(String operation) {
		return operation.replaceAll("\\{[^}]*}", "{}").replace("/**", "/{}").replaceAll("/$", "");
	}

	/** Tells whether a handler of the dialect does nothing but refuse. */
	private boolean isRefused(String operation) {
		String method = operation.substring(0, operation.indexOf(' '));
		String path = operation.substring(operation.indexOf(' ') + 1);
		if (!path.startsWith(CONFIGURATION) || method.equals("GET") || method.equals("OPTIONS")) {
			return false;
		}
		int status = this.mvc.method(HttpMethod.valueOf(method))
			.uri(path.replace("{}", "1") + "/")
			.with(httpBasic("admin", ConsoleTest.PASSWORD))
			.contentType("application/json")
			.content("{}")
			.exchange()
			.getResponse()
			.getStatus();
		return status == 405 || status == 501;
	}

	@Test
	void isAnOpenApiDocumentWhoseSchemasAreSchemas() {
		JsonNode document = this.api.description().document();
		assertThat(document.path("openapi").asString()).startsWith("3.1.");
		Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
		List<String> places = schemas(document, "", new ArrayList<>());
		assertThat(places).hasSizeGreaterThan(300);
		assertThat(places).allSatisfy((place) -> assertThat(schema.validate(document.at(place))).as(place).isEmpty());
	}

	private static List<String> schemas(JsonNode node, String pointer, List<String> found) {
		node.properties().forEach((child) -> {
			String place = pointer + "/" + child.getKey().replace("~", "~0").replace("/", "~1");
			if (child.getKey().equals("schema") && !pointer.endsWith("/properties")) {
				found.add(place);
			}
			else if (pointer.equals("/components/schemas")) {
				found.add(place);
			}
			else {
				schemas(child.getValue(), place, found);
			}
		});
		for (int i = 0; node.isArray() && i < node.size(); i++) {
			schemas(node.get(i), pointer + "/" + i, found);
		}
		return found;
	}

	@Test
	void leadsNowhereThatIsNotThere() {
		JsonNode document = this.api.description().document();
		assertThat(document.findValuesAsString("$ref")).isNotEmpty()
			.allSatisfy((reference) -> assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference)
				.isFalse());
		List<String> ids = document.findValuesAsString("operationId");
		assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
	}

	@Test
	void namesEachVariableOfAPath() {
		JsonNode document = this.api.description().document();
		document.path("paths").properties().forEach((path) -> {
			int variables = path.getKey().split("\\{", -1).length - 1;
			assertThat(path.getValue().path("parameters").size()).as(path.getKey()).isEqualTo(variables);
		});
	}

}
