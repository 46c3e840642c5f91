package io.usher.web.management;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.usher.web.management.ManagementField.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is documented of each resource of Infinity's Management API, asked of the API
 * itself: schemas, defaults, limits, choices, required fields.
 */
class ManagementContractTests {

	private static final Map<String, List<DocumentedField>> DOCUMENTED = DocumentedField.byResource();

	/** What follows from other records here; Infinity takes it from clients too. */
	private static final Set<String> DERIVED = Set.of("ivr_theme.conference", "ivr_theme.gateway_routing_rule",
			"conference.scheduled_conferences", "role.name", "role.permissions", "permission.codename",
			"permission.name");

	/** What need not be there, because Usher does not have the objects to refer to. */
	private static final Set<String> OPTIONAL = Set.of("teams_proxy.azure_tenant");

	/** What Usher has otherwise by default. */
	private static final Map<String, Object> OTHER_DEFAULTS = Map.of("global.min_pin_length", 4);

	private final ManagementApi api = new ManagementApi();

	static Set<String> resources() {
		return DOCUMENTED.keySet();
	}

	/** Returns those that clients write. */
	static Stream<String> written() {
		return resources().stream().filter((resource) -> RoleResource.named(resource).isEmpty());
	}

	@Test
	void servesEveryDocumentedResource() {
		assertThat(this.api.read("").keySet()).containsAll(resources());
	}

	@ParameterizedTest
	@MethodSource("resources")
	void describesTheDocumentedFieldsAndDeclaredExtensionsOnly(String resource) {
		Set<String> names = new TreeSet<>(Set.of("id", "resource_uri"));
		DOCUMENTED.get(resource).forEach((field) -> names.add(field.name()));
		ManagementResource.named(resource)
			.ifPresent((found) -> found.fields()
				.values()
				.stream()
				.filter((field) -> field.access() == Access.EXTENSION)
				.forEach((field) -> names.add(field.name())));
		assertThat(schema(resource).keySet()).containsExactlyInAnyOrderElementsOf(names);
	}

	@ParameterizedTest
	@MethodSource("resources")
	void describesEachFieldAsDocumented(String resource) {
		Map<String, Map<String, Object>> schema = schema(resource);
		for (DocumentedField field : DOCUMENTED.get(resource)) {
			Map<String, Object> described = schema.get(field.name());
			String name = field.toString();
			assertThat(described.get("type")).as(name).isEqualTo(field.isReference() ? "related" : field.type());
			assertThat(described.get("readonly")).as(name).isEqualTo(field.isReadOnly() || DERIVED.contains(name));
			boolean required = field.isRequired() && !OPTIONAL.contains(name) && !DERIVED.contains(name);
			assertThat("No default provided.".equals(described.get("default"))).as(name).isEqualTo(required);
			assertThat((Boolean) described.get("blank")).as(name).isIn(!required, false);
			if (!field.shape().isEmpty() && !OPTIONAL.contains(name)) {
				assertThat(described.get("nullable")).as(name).isEqualTo(field.shape().endsWith("?"));
			}
			if (field.isReference()) {
				boolean many = field.isList() || field.shape().isEmpty();
				assertThat(described.get("related_type")).as(name).isEqualTo(many ? "to_many" : "to_one");
			}
			if (!field.choices().isEmpty()) {
				assertThat((List<?>) described.get("valid_choices")).as(name)
					.map(Object::toString)
					.containsExactlyInAnyOrderElementsOf(field.choices());
			}
			if (!field.isRequired() && !field.isReadOnly() && !field.isReference() && field.type().matches("[bsi].*")) {
				assertThat(described.get("default")).as(name)
					.isEqualTo(OTHER_DEFAULTS.getOrDefault(name, field.shownDefault()));
			}
		}
	}

	@SuppressWarnings("unchecked")
	private Map<String, Map<String, Object>> schema(String resource) {
		return (Map<String, Map<String, Object>>) this.api.read(resource + "/schema/?format=json").get("fields");
	}

	@ParameterizedTest
	@MethodSource("written")
	void takesTheDocumentedDefaultForWhatIsAbsentOnCreation(String resource) {
		Map<String, Object> sent = required(resource);
		Map<String, Object> shown = this.api.read(create(resource, sent));
		for (DocumentedField field : DOCUMENTED.get(resource)) {
			Object value = shown.get(field.name());
			if (field.type().equals("file")) {
				assertThat(shown).doesNotContainKey(field.name());
			}
			else if (field.type().equals("datetime")) {
				// A null would break clients.
				assertThat((value == null) ? !shown.containsKey(field.name()) && field.shape().endsWith("?")
						: ((String) value).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}"))
					.as(field.toString())
					.isTrue();
			}
			else if (field.isSecret() && !field.isPin()) {
				assertThat(value).as(field.toString()).isNull();
			}
			else if (field.toString().equals("end_user.uuid")) {
				assertThat((String) value).hasSize(36);
			}
			else if (field.type().equals("integer") && field.isReadOnly()) {
				assertThat(value).as(field.toString()).isEqualTo(0);
			}
			else if (!sent.containsKey(field.name()) && !OPTIONAL.contains(field.toString())) {
				assertThat(value).as(field.toString())
					.isEqualTo(OTHER_DEFAULTS.getOrDefault(field.toString(), field.shownDefault()));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("written")
	void takesTheLongestTextAndRefusesALongerOne(String resource) {
		String uri = create(resource, required(resource));
		for (DocumentedField field : DOCUMENTED.get(resource)) {
			if (field.longest() > 0 && field.type().equals("string")) {
				String longest = longText(field, field.longest());
				assertTaken(uri, field, longest);
				if (!field.isSecret()) {
					assertThat(this.api.read(uri)).containsEntry(field.name(), longest);
				}
				assertRefused(uri, field, longText(field, field.longest() + 1));
			}
			if (field.isPin()) {
				assertTaken(uri, field, "1".repeat(20));
				assertTaken(uri, field, "123#");
				assertRefused(uri, field, "1".repeat(21));
				assertRefused(uri, field, "123");
				assertRefused(uri, field, "12a4");
				assertTaken(uri, field, "");
			}
		}
	}

	private static String longText(DocumentedField field, int length) {
		String start = switch (field.name()) {
			case "url", "avatar_url" -> "https://example.com/";
			case "primary_email_address", "primary_owner_email_address" -> "a@";
			default -> "";
		};
		return start + "x".repeat(length - start.length());
	}

	@ParameterizedTest
	@MethodSource("written")
	void takesNumbersWithinTheirRangeAndRefusesOthers(String resource) {
		String uri = create(resource, required(resource));
		for (DocumentedField field : DOCUMENTED.get(resource)) {
			for (int i = 0; i < field.range().size(); i++) {
				long bound = field.range().get(i);
				assertTaken(uri, field, bound);
				assertThat(this.api.read(uri)).containsEntry(field.name(), (int) bound);
				assertRefused(uri, field, (i == 0) ? bound - 1 : bound + 1);
				assertRefused(uri, field, bound + 0.5);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("written")
	void takesEachChoiceAndNoOther(String resource) {
		String uri = create(resource, required(resource));
		for (DocumentedField field : DOCUMENTED.get(resource)) {
			for (String choice : field.choices()) {
				assertTaken(uri, field, choice);
				assertThat(this.api.read(uri)).containsEntry(field.name(), choice);
			}
			if (!field.choices().isEmpty()) {
				assertRefused(uri, field, "nonsense");
				assertRefused(uri, field, true);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("written")
	void namesTheFieldOfAValueOfAnotherType(String resource) {
		String uri = create(resource, required(resource));
		for (DocumentedField field : DOCUMENTED.get(resource)) {
			boolean written = !field.isReadOnly() && !DERIVED.contains(field.toString());
			if (written && field.type().matches("string|integer|boolean|datetime")
					&& !field.name().equals("on_completion")) {
				assertRefused(uri, field, Map.of("a", 1));
				assertRefused(uri, field, List.of("a"));
			}
			if (written && field.isReference() && !field.toString().equals("conference.aliases")) {
				for (Object wrong : List.of(Map.of("a", 1), List.of(Map.of("b", 2)))) {
					MvcTestResult refused = patch(uri, field, wrong);
					assertThat(refused).as("%s: %s", field, wrong).hasStatus(400);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("written")
	void clearsWhatMayBeAbsentByNull(String resource) {
		String uri = create(resource, required(resource));
		Map<String, Object> before = this.api.read(uri);
		for (DocumentedField field : DOCUMENTED.get(resource)) {
			if (field.choices().isEmpty() || field.isRequired()) {
				continue;
			}
			assertTaken(uri, field, field.choices().get(0));
			assertTaken(uri, field, field.choices().get(field.choices().size() - 1));
			assertTaken(uri, field, null);
		}
		assertThat(this.api.read(uri)).isEqualTo(before);
	}

	@ParameterizedTest
	@MethodSource("written")
	void saysWhichRequiredFieldIsMissing(String resource) {
		Map<String, Object> complete = required(resource);
		if (resource.equals("global")) {
			return;
		}
		for (DocumentedField field : DOCUMENTED.get(resource)) {
			if (!field.isRequired() || OPTIONAL.contains(field.toString())) {
				continue;
			}
			Map<String, Object> without = new HashMap<>(complete);
			without.remove(field.name());
			Map<String, Object> withNull = new HashMap<>(complete);
			withNull.put(field.name(), null);
			for (Map<String, Object> body : List.of(without, withNull)) {
				MvcTestResult refused = this.api.post(resource + "/", ManagementApi.json(body));
				assertThat(refused).as(field.toString()).hasStatus(400);
				assertThat(ManagementApi.object(refused)).isEqualTo(Map.of("error",
						"The '" + field.name() + "' field has no data and doesn't allow a default or null value."));
			}
		}
	}

	private void assertTaken(String uri, DocumentedField field, Object value) {
		MvcTestResult result = patch(uri, field, value);
		assertThat(result).as("%s: %s: %s", field, value, ManagementApi.body(result)).hasStatus(202);
	}

	private void assertRefused(String uri, DocumentedField field, Object value) {
		MvcTestResult result = patch(uri, field, value);
		assertThat(result).as("%s: %s", field, value).hasStatus(400);
		Map<String, Object> fault = ManagementApi.object(result);
		assertThat(fault).as("%s: %s", field, value).containsOnlyKeys(field.resource());
		Map<?, ?> messages = (Map<?, ?>) fault.get(field.resource());
		assertThat(messages.keySet()).as("%s: %s", field, value).map(Object::toString).containsExactly(field.name());
		assertThat((List<?>) messages.get(field.name())).as("%s: %s", field, value).isNotEmpty();
	}

	private MvcTestResult patch(String uri, DocumentedField field, Object value) {
		Map<String, Object> body = new HashMap<>();
		body.put(field.name(), value);
		return this.api.patch(uri, ManagementApi.json(body));
	}

	private String create(String resource, Map<String, Object> body) {
		return resource.equals("global") ? ManagementApi.BASE + "global/1/"
				: this.api.create(resource, ManagementApi.json(body));
	}

	/** Returns the smallest object that a resource takes. */
	private Map<String, Object> required(String resource) {
		Map<String, Object> required = new LinkedHashMap<>();
		for (DocumentedField field : DOCUMENTED.get(resource)) {
			if (field.isRequired() && !OPTIONAL.contains(field.toString())) {
				required.put(field.name(), field.isReference() ? create("conference", Map.of("name", "its conference"))
						: field.type().equals("integer") ? (Object) 1 : "a@example.com");
			}
		}
		return required;
	}

	@Test
	void knowsTheLimitsOfMostFields() {
		List<DocumentedField> all = new ArrayList<>();
		DOCUMENTED.values().forEach(all::addAll);
		assertThat(all).hasSizeGreaterThan(300);
		assertThat(all).filteredOn((field) -> field.longest() > 0).hasSizeGreaterThan(80);
		assertThat(all).filteredOn((field) -> !field.range().isEmpty()).hasSizeGreaterThan(30);
		assertThat(all).filteredOn((field) -> !field.choices().isEmpty()).hasSizeGreaterThan(30);
	}

}
