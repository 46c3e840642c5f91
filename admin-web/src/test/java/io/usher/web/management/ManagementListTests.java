package io.usher.web.management;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages, filters and orders of lists.
 */
class ManagementListTests {

	private final ManagementApi api = new ManagementApi();

	private String theme = "";

	private String alice = "";

	@BeforeEach
	void createConferences() {
		this.theme = this.api.create("ivr_theme", "{\"name\":\"Blue\"}");
		this.alice = create("Alice's VMR", "conference", "alice@example.com", 10, this.theme);
		create("bob", "lecture", "bob@example.com", 5, null);
		create("Carol", "conference", "carol@other.example", null, null);
	}

	private String create(String name, String type, String alias, Integer limit, String theme) {
		Map<String, Object> body = new HashMap<>(Map.of("name", name, "service_type", type, "aliases",
				List.of(Map.of("alias", alias)), "allow_guests", limit != null, "pin", "4711"));
		body.put("participant_limit", limit);
		body.put("ivr_theme", theme);
		return this.api.create("conference", ManagementApi.json(body));
	}

	@Test
	void wrapsPagesInAnEnvelope() {
		Map<String, Object> page = this.api.read("conference/?limit=1&offset=1&name__icontains=%20&name=x");
		assertThat(page.get("meta")).isEqualTo(metaOf(1, 1, 0, null,
				"/api/admin/configuration/v1/conference/?limit=1&offset=0&name__icontains=+&name=x"));
		Map<String, Object> second = this.api.read("conference/?offset=1&limit=1&service_type__in=conference,lecture");
		assertThat(second.get("meta")).isEqualTo(metaOf(1, 1, 3,
				"/api/admin/configuration/v1/conference/?limit=1&offset=2&service_type__in=conference%2Clecture",
				"/api/admin/configuration/v1/conference/?limit=1&offset=0&service_type__in=conference%2Clecture"));
		assertThat(this.api.names("conference/?limit=1&offset=1")).containsExactly("bob");
		assertThat(this.api.names("conference")).hasSize(3);
		assertThat(this.api.objects("conference/?offset=99")).isEmpty();
	}

	private static Map<String, Object> metaOf(int limit, int offset, int total, String next, String previous) {
		Map<String, Object> meta = new HashMap<>(Map.of("limit", limit, "offset", offset, "total_count", total));
		meta.put("next", next);
		meta.put("previous", previous);
		return meta;
	}

	@Test
	void takesLimitZeroForAllThatItGivesAtOnce() {
		assertThat(this.api.read("conference/?limit=0").get("meta")).isEqualTo(metaOf(10_000, 0, 3, null, null));
		assertThat(this.api.read("conference/?limit=99999").get("meta")).isEqualTo(metaOf(10_000, 0, 3, null, null));
		assertThat(this.api.read("conference/").get("meta")).isEqualTo(metaOf(20, 0, 3, null, null));
	}

	@ParameterizedTest
	@CsvSource({ "limit,x", "limit,-1", "offset,x", "offset,-5" })
	void refusesPagesThatMakeNoSense(String name, String value) {
		assertThat(fault("conference/?" + name + "=" + value))
			.isEqualTo("Invalid " + name + " '" + value + "' provided. Please provide a positive integer.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "name=bob|bob", "name=BOB|", "name__iexact=BOB|bob", "name__icontains=vmr|Alice's VMR",
					"name__contains=vmr|", "name__startswith=C|Carol", "name__istartswith=c|Carol",
					"name__endswith=VMR|Alice's VMR", "name__iendswith=OL|Carol", "name__regex=%5E.o|bob",
					"name__iregex=%5EC|Carol", "name__in=bob,Carol|bob,Carol", "service_type=lecture|bob",
					"participant_limit=10|Alice's VMR", "participant_limit__gt=5|Alice's VMR",
					"participant_limit__lte=5|bob", "participant_limit__range=6,12|Alice's VMR",
					"participant_limit__isnull=True|Carol", "participant_limit=None|Carol", "allow_guests=False|Carol",
					"allow_guests=true&service_type=lecture|bob", "aliases__alias=BOB@example.com|",
					"aliases__alias=bob@example.com|bob", "aliases__alias__icontains=OTHER|Carol",
					"ivr_theme__name=Blue|Alice's VMR", "ivr_theme__isnull=true|bob,Carol",
					"nonsense=1|Alice's VMR,bob,Carol", "pin=4711&name=bob|bob", "id__lt=1|",
					"scheduled_conferences_count=0&name=bob|bob", "creation_time__gte=2026-01-01T00:00:00&name=bob|bob",
					"creation_time__gt=2026-02-01|", "limit=2&offset=0&order_by=name&name=bob|bob",
					"format=json|Alice's VMR,bob,Carol", "__=1|Alice's VMR,bob,Carol" })
	void filters(String query, String names) {
		List<String> expected = (names != null) ? List.of(names.split(",")) : List.of();
		Map<String, Object> page = this.api.read("conference/?" + query);
		assertThat((List<?>) page.get("objects")).map((object) -> (String) ((Map<?, ?>) object).get("name"))
			.containsExactlyElementsOf(expected);
		assertThat(((Map<?, ?>) page.get("meta")).get("total_count")).isEqualTo(expected.size());
	}

	@Test
	void filtersByReferences() {
		assertThat(this.api.names("conference/?ivr_theme=" + this.theme)).containsExactly("Alice's VMR");
		assertThat(this.api.names("conference/?ivr_theme=https://usher.example.com" + this.theme))
			.containsExactly("Alice's VMR");
		assertThat(this.api.names("conference/?ivr_theme=" + this.theme.replaceAll(".*/([0-9]+)/$", "$1")))
			.containsExactly("Alice's VMR");
		assertThat(
				this.api.names("conference/?ivr_theme__in=" + this.theme + "," + ManagementApi.BASE + "ivr_theme/99/"))
			.containsExactly("Alice's VMR");
		assertThat(this.api.objects("conference_alias/?conference=" + this.alice)).hasSize(1);
		assertThat(this.api.objects("conference_alias/?conference__name=bob")).hasSize(1);
		assertThat(this.api.objects("conference_alias/?alias=alice@example.com")).hasSize(1);
		assertThat(this.api.objects("conference_alias/?alias__icontains=EXAMPLE.COM")).hasSize(2);
		String participant = this.api.create("automatic_participant",
				ManagementApi.json(Map.of("alias", "x", "conference", List.of(this.alice))));
		assertThat(this.api.objects("automatic_participant/?conference=" + this.alice)).singleElement()
			.satisfies((found) -> assertThat(found).containsEntry("resource_uri", participant));
		assertThat(this.api.objects("automatic_participant/?conference__name=bob")).isEmpty();
	}

	@Test
	void saysWhyAFilterIsRefused() {
		this.api.create("device", "{\"alias\":\"d\",\"password\":\"secret\"}");
		assertThat(fault("device/?password=secret")).isEqualTo("The 'password' field does not allow filtering.");
		assertThat(fault("conference/?participant_limit=x"))
			.isEqualTo("Invalid resource lookup data provided (mismatched type).");
		assertThat(fault("conference/?name__nonsense=x")).isEqualTo("The 'name' field does not support relations.");
		assertThat(fault("conference/?participant_limit__range=5"))
			.isEqualTo("Invalid range '5' provided. Please provide two values.");
		assertThat(fault("conference/?aliases__nonsense=x"))
			.isEqualTo("The 'aliases' field has no 'nonsense' to filter by.");
		assertThat(fault("conference/?aliases__conference__name=x"))
			.isEqualTo("The 'conference' field does not support relations.");
		assertThat(fault("conference/?on_completion=x"))
			.isEqualTo("The 'on_completion' field does not allow filtering.");
		assertThat(fault("conference/?name__regex=(")).startsWith("Invalid regular expression");
		this.api.readsSecrets = false;
		assertThat(fault("conference/?pin=4711")).isEqualTo("The 'pin' field does not allow filtering.");
		assertThat(fault("conference_alias/?conference__pin=4711"))
			.isEqualTo("The 'pin' field does not allow filtering.");
		assertThat(fault("conference/?order_by=pin")).isEqualTo("The 'pin' field does not allow ordering.");
	}

	@Test
	void ordersByOneFieldAndTheNext() {
		assertThat(this.api.names("conference/?order_by=name")).containsExactly("Alice's VMR", "Carol", "bob");
		assertThat(this.api.names("conference/?order_by=-participant_limit")).containsExactly("Alice's VMR", "bob",
				"Carol");
		assertThat(this.api.names("conference/?order_by=service_type&order_by=-name")).containsExactly("Carol",
				"Alice's VMR", "bob");
		assertThat(this.api.names("conference/?order_by=name&limit=1&offset=1")).containsExactly("Carol");
		assertThat(fault("conference/?order_by=nonsense")).isEqualTo("No matching 'nonsense' field for ordering on.");
		assertThat(fault("conference/?order_by=aliases")).isEqualTo("The 'aliases' field does not allow ordering.");
	}

	@Test
	void getsSeveralAtOnce() {
		String number = this.alice.replaceAll(".*/([0-9]+)/$", "$1");
		Map<String, Object> found = this.api.read("conference/set/" + number + ";9999/");
		assertThat((List<?>) found.get("objects")).hasSize(1);
		assertThat(found.get("not_found")).isEqualTo(List.of("9999"));
		assertThat(this.api.read("conference/set/" + number + "/")).containsOnlyKeys("objects");
	}

	private String fault(String path) {
		MvcTestResult result = this.api.get(path);
		assertThat(result).hasStatus(400);
		return (String) ManagementApi.object(result).get("error");
	}

}
