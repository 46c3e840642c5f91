package io.usher.web.management;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Table;
import io.usher.web.management.ManagementField.Access;
import io.usher.web.openapi.ApiDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every field of every resource, there and back.
 */
class ManagementRoundTripTests {

	private static final String CERTIFICATE = """
			-----BEGIN CERTIFICATE-----
			MIIBkDCCATegAwIBAgIUGPeTht7i2ug5sPG4EgYHmOq+sncwCgYIKoZIzj0EAwIw
			HTEbMBkGA1UEAwwScG9saWN5LmV4YW1wbGUuY29tMCAXDTI2MTEyNzEzNTg1MVoY
			DzIxMjYxMTAzMTM1ODUxWjAdMRswGQYDVQQDDBJwb2xpY3kuZXhhbXBsZS5jb20w
			WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATlkIYuC6ZctiSZITzHfbLOedZpFOzI
			NoHWOE63OtcS6H5XmZoPFhbv7iQJ3kxh53+rWPVZqvc07ZVWUByxCGFTo1MwUTAd
			BgNVHQ4EFgQUngzrCxV1dl4vlasNtgn8oRdR5KcwHwYDVR0jBBgwFoAUngzrCxV1
			dl4vlasNtgn8oRdR5KcwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBE
			AiBQQVeACK7UFdruacN2lJJhMAXamu+i6zB4p4wdgTqg4AIgYEYlPZ0BddFtVopf
			of/zYlS2z/2t+fPKUJ4bcexAukM=
			-----END CERTIFICATE-----
			""";

	/** A file, and moments, which are left out while there is none. */
	private static final Set<String> NOT_SHOWN = Set.of("ivr_theme.package", "teams_proxy.updated");

	private static final Map<String, List<DocumentedField>> DOCUMENTED = DocumentedField.byResource();

	private static final ApiDescription DESCRIPTION = ApiDescription.of(new ManagementDescription());

	private final ManagementApi api = new ManagementApi();

	static Stream<String> resources() {
		return ManagementResource.everyOne()
			.stream()
			.filter((resource) -> !resource.isAccount())
			.map(ManagementResource::name);
	}

	/** Returns those that Infinity has too. */
	static Stream<String> documented() {
		return resources().filter(DOCUMENTED::containsKey);
	}

	@ParameterizedTest
	@MethodSource("documented")
	void servesTheDocumentedFieldsAndDeclaredExtensionsOnly(String resource) {
		List<String> names = new ArrayList<>(List.of("id", "resource_uri"));
		DOCUMENTED.get(resource)
			.stream()
			.filter((field) -> !NOT_SHOWN.contains(field.toString()))
			.forEach((field) -> names.add(field.name()));
		ManagementResource.named(resource)
			.orElseThrow()
			.fields()
			.values()
			.stream()
			.filter((field) -> field.access() == Access.EXTENSION)
			.map(ManagementField::name)
			.forEach(names::add);
		Map<String, Object> shown = this.api.read(create(resource, required(resource)));
		assertThat(shown.keySet()).containsExactlyInAnyOrderElementsOf(names);
	}

	@ParameterizedTest
	@MethodSource("documented")
	void showsEmptyFieldsInTheShapesThatClientsDecode(String resource) {
		Map<String, Object> shown = this.api.read(create(resource, required(resource)));
		assertThat(DESCRIPTION.faults(resource, shown)).isEmpty();
		DOCUMENTED.get(resource).forEach((field) -> {
			String name = field.name();
			String shape = field.shape();
			if (!shown.containsKey(name) || shape.isEmpty()) {
				return;
			}
			Object value = shown.get(name);
			if (value == null) {
				assertThat(shape.endsWith("?") || field.isSecret() || name.equals("azure_tenant")).as(name).isTrue();
				return;
			}
			Class<?> type = switch (shape.replace("?", "")) {
				case "bool" -> Boolean.class;
				case "int" -> Integer.class;
				case "[obj]", "[URI]" -> List.class;
				case "obj" -> Map.class;
				default -> String.class;
			};
			assertThat(value).as(name).isInstanceOf(type);
		});
	}

	@ParameterizedTest
	@MethodSource("resources")
	void givesBackEveryFieldThatWasSent(String resource) {
		Map<String, Object> sent = new LinkedHashMap<>(required(resource));
		ManagementResource described = ManagementResource.named(resource).orElseThrow();
		described.fields().values().stream().filter(ManagementRoundTripTests::isSent).forEach((field) -> {
			if (!sent.containsKey(field.name())) {
				sent.put(field.name(), sample(field));
			}
		});
		String uri = create(resource, sent);
		Map<String, Object> shown = this.api.read(uri);
		assertThat(DESCRIPTION.faults(resource, shown)).isEmpty();
		String taken = resource + (described.isSingleton() ? "_change" : "_create");
		assertThat(DESCRIPTION.faults(taken, sent)).isEmpty();
		assertThat(DESCRIPTION.faults(taken, shown)).isEmpty();
		described.fields().values().stream().filter(ManagementRoundTripTests::isSent).forEach((field) -> {
			Object expected = sent.get(field.name());
			Object actual = shown.get(field.name());
			if (field.isPassword()) {
				assertThat(actual).as(field.name()).isNull();
			}
			else if (field.kind() instanceof FieldKind.Rows) {
				assertThat((List<?>) actual).as(field.name()).hasSameSizeAs((List<?>) expected);
			}
			else if (actual instanceof Map<?, ?> nested) {
				assertThat(nested.get("resource_uri")).as(field.name()).isEqualTo(expected);
			}
			else if (field.kind() instanceof FieldKind.References references
					&& references.target().resource().equals("automatic_participant")) {
				assertThat((List<?>) actual).as(field.name()).hasSize(1);
			}
			else if (Kept.of(field.field()) == Kept.OBJECTS && actual instanceof List<?> list) {
				assertThat(list).map((object) -> (Object) ((Map<?, ?>) object).get("resource_uri"))
					.as(field.name())
					.isEqualTo(expected);
			}
			else {
				assertThat(actual).as(field.name()).isEqualTo(expected);
			}
		});
		boolean single = described.isSingleton();
		assertThat(this.api.send(single ? HttpMethod.PATCH : HttpMethod.PUT, uri, ManagementApi.json(shown)))
			.hasStatus(single ? 202 : 204);
		assertThat(this.api.read(uri)).isEqualTo(shown);
	}

	private static boolean isSent(ManagementField field) {
		return field.access() == Access.WRITABLE || field.access() == Access.EXTENSION;
	}

	private String create(String resource, Map<String, Object> body) {
		if (resource.equals("global")) {
			MvcTestResult changed = this.api.patch("global/1/", ManagementApi.json(body));
			assertThat(changed).as(ManagementApi.body(changed)).hasStatus(202);
			return ManagementApi.BASE + "global/1/";
		}
		return this.api.create(resource, ManagementApi.json(body));
	}

	private Map<String, Object> required(String resource) {
		Map<String, Object> required = new LinkedHashMap<>();
		ManagementResource.named(resource)
			.orElseThrow()
			.fields()
			.values()
			.stream()
			.filter((field) -> field.use().mandatory())
			.forEach((field) -> required.put(field.name(), sample(field)));
		if (resource.equals("conference_alias")) {
			required.put("conference", create("conference", Map.of("name", "its conference")));
		}
		return required;
	}

	/** Returns a value that is not the default, and the same on every call. */
	private Object sample(ManagementField field) {
		FieldKind kind = field.kind();
		if (kind instanceof FieldKind.Text text) {
			return switch (text.format()) {
				case PIN -> field.name().startsWith("guest") ? "987654" : "123456";
				case UUID -> "00000000-0000-0000-0000-000000000001";
				case URL -> "https://example.com/x";
				case EMAIL -> "alice@example.com";
				case REGEX -> "a(.*)";
				case CERTIFICATES -> CERTIFICATE;
				case JSON_OBJECT -> "{\"action\": \"reject\"}";
				case PICTURE -> "R0lGODdhAQABAIABAP///wAAACwAAAAAAQABAAACAkQBADs=";
				default -> "some text";
			};
		}
		if (kind instanceof FieldKind.Flag) {
			return !Boolean.TRUE.equals(field.use().defaultValue());
		}
		if (kind instanceof FieldKind.WholeNumber number) {
			return (int) field.shown(field.isInThousands() ? number.max() : Math.min(number.min() + 7, number.max()));
		}
		if (kind instanceof FieldKind.Choice choice) {
			List<String> narrowed = field.use().choices();
			return ((narrowed != null) ? narrowed.stream() : choice.options().stream().map((option) -> option.value()))
				.filter((value) -> !value.equals(field.use().defaultValue()))
				.findFirst()
				.orElseThrow();
		}
		if (kind instanceof FieldKind.Moment) {
			return "2025-04-01T15:58:06.714308";
		}
		return structured(field);
	}

	private Object structured(ManagementField field) {
		FieldKind kind = field.kind();
		if (kind instanceof FieldKind.JsonObject) {
			return "{\"disconnect\":true}";
		}
		if (kind instanceof FieldKind.Texts) {
			return (Kept.of(field.field()) == Kept.VALUES) ? List.of(Map.of("value", "VP8"))
					: List.of("/api/admin/configuration/v1/other/7/");
		}
		if (kind instanceof FieldKind.Reference reference) {
			return other(reference.target().resource(), field.name());
		}
		if (kind instanceof FieldKind.References references) {
			return List.of(other(references.target().resource(), field.name()));
		}
		if (field.field() == ConferenceFields.ALIASES) {
			return List.of(Map.of("alias", "one"), Map.of("alias", "two", "description", "the second"));
		}
		return List.of(Map.of("breakout_uuid", "00000000-0000-0000-0000-000000000001", "breakout_name", "Room 1"));
	}

	private String other(String resource, String purpose) {
		Map<String, Object> body = required(resource);
		body.replaceAll((name, value) -> name.equals("name") ? purpose : value);
		return create(resource, body);
	}

	@Test
	void documentsExactlyTheExtensions() throws IOException {
		String page = Files.readString(Path.of("../docs/administration-api.md"));
		int start = page.indexOf("## Extension fields");
		String section = page.substring(start, page.indexOf("\n## ", start));
		ManagementResource.everyOne().stream().filter((resource) -> !resource.isAccount()).forEach((resource) -> {
			String row = section.lines()
				.filter((line) -> line.startsWith("| `" + resource.name() + "`"))
				.findFirst()
				.orElse("| |");
			List<String> names = resource.fields()
				.values()
				.stream()
				.filter((field) -> field.access() == Access.EXTENSION)
				.map(ManagementField::name)
				.toList();
			assertThat(named(row.substring(row.indexOf('|', 1)).replaceAll("\\([^)]*\\)", ""))).as(resource.name())
				.containsExactlyInAnyOrderElementsOf(names);
		});
		String breakouts = section.substring(section.indexOf("`breakouts` ("));
		assertThat(named(breakouts.substring(breakouts.indexOf('('), breakouts.indexOf(')'))))
			.containsExactlyInAnyOrderElementsOf(
					FieldCatalogue.of(Table.BREAKOUT_ROOM_ROW, InfinityVersion.V35).keySet());
	}

	private static List<String> named(String text) {
		return Pattern.compile("`([^`]+)`").matcher(text).results().map((match) -> match.group(1)).toList();
	}

	@Test
	void documentsTheRoles() throws IOException {
		List<String> rows = Files.readAllLines(Path.of("../docs/administration-api.md"));
		for (Map<String, Object> role : this.api.objects("role/")) {
			String start = "| `/role/" + role.get("id") + "/` | " + role.get("name") + " | ";
			List<String> codes = ((List<?>) role.get("permissions")).stream()
				.map((permission) -> "`" + ((Map<?, ?>) permission).get("codename") + "`")
				.toList();
			boolean all = role.get("name").equals("Administrator");
			assertThat(rows).contains(start + (all ? "everything" : String.join(", ", codes)) + " |");
		}
	}

	@Test
	void answersTheRootsThatClientsReadFirst() {
		for (String root : List.of("history/v1/", "status/v1/", "command/v1/conference/", "command/v1/participant/",
				"command/v1/platform/")) {
			assertThat(this.api.read("/api/admin/" + root)).isEmpty();
		}
		Map<String, Object> meta = new LinkedHashMap<>(Map.of("limit", 1, "offset", 0, "total_count", 0));
		meta.put("next", null);
		meta.put("previous", null);
		assertThat(this.api.read("/api/admin/status/v1/worker_vm/?limit=1&offset=0"))
			.isEqualTo(Map.of("meta", meta, "objects", List.of()));
		assertThat(this.api.get("/api/admin/status/v1/worker_vm/?limit=x")).hasStatus(400);
	}

}
