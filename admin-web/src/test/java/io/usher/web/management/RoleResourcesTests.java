package io.usher.web.management;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.usher.core.account.Right;
import io.usher.core.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Usher's roles and rights, as clients of Infinity's Management API read them.
 */
class RoleResourcesTests {

	private final ManagementApi api = new ManagementApi();

	@Test
	void showsTheFourRolesWithTheirPermissionsNested() {
		assertThat(this.api.names("role/")).containsExactly("Administrator", "Operator", "Auditor", "Help desk");
		List<Map<String, Object>> roles = this.api.objects("role/");
		for (int i = 0; i < roles.size(); i++) {
			Role role = Role.values()[i];
			assertThat(codes(roles.get(i))).as(role.name())
				.containsExactlyInAnyOrderElementsOf(
						role.rights().stream().map((right) -> right.name().toLowerCase(Locale.ROOT)).toList());
		}
		Map<String, Object> auditor = this.api.read("role/3/");
		assertThat(auditor).isEqualTo(roles.get(2))
			.containsOnlyKeys("id", "resource_uri", "name", "permissions")
			.containsEntry("id", 3)
			.containsEntry("resource_uri", "/api/admin/configuration/v1/role/3/");
		for (Object permission : (List<?>) auditor.get("permissions")) {
			String uri = (String) ((Map<?, ?>) permission).get("resource_uri");
			assertThat(this.api.read(Objects.requireNonNull(uri))).isEqualTo(permission);
		}
	}

	private static Stream<String> codes(Map<String, Object> role) {
		return ((List<?>) role.get("permissions")).stream()
			.map((permission) -> (String) ((Map<?, ?>) permission).get("codename"));
	}

	@Test
	void showsEveryRightAsAPermission() {
		assertThat(this.api.objects("permission/")).hasSameSizeAs(Right.values()).allSatisfy((permission) -> {
			assertThat(permission).containsOnlyKeys("id", "resource_uri", "codename", "name");
			assertThat((String) permission.get("name")).matches("[A-Z].*[a-zA-Z]");
		});
		assertThat(this.api.read("permission/5/")).containsEntry("codename", "read_secrets")
			.containsEntry("name", "See PINs");
	}

	/** Clients keep the addresses: numbers must not move when something is added. */
	@Test
	void keepsItsNumbers() {
		assertThat(Arrays.stream(Role.values()).limit(4)).containsExactly(Role.ADMINISTRATOR, Role.OPERATOR,
				Role.AUDITOR, Role.HELP_DESK);
		assertThat(Arrays.stream(Right.values()).limit(8)).containsExactly(Right.VIEW_CONFIGURATION, Right.EDIT_DAILY,
				Right.EDIT_POLICY, Right.MANAGE_ACCOUNTS, Right.READ_SECRETS, Right.VIEW_HISTORY, Right.VIEW_LOGS,
				Right.SIMULATE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "name=Auditor|Auditor", "name=auditor|",
			"name__icontains=O|Administrator,Operator,Auditor", "id=2|Operator", "id__in=1,4|Administrator,Help desk",
			"id__gt=3|Help desk", "permissions__codename=edit_daily|Administrator,Operator",
			"permissions__codename__startswith=read|Administrator",
			"permissions=/api/admin/configuration/v1/permission/6/|Administrator,Operator,Auditor",
			"permissions__id=4|Administrator", "nonsense=1&format=json|Administrator,Operator,Auditor,Help desk",
			"order_by=name|Administrator,Auditor,Help desk,Operator",
			"order_by=-name|Operator,Help desk,Auditor,Administrator", "order_by=-id&limit=1|Help desk",
			"limit=2&offset=1|Operator,Auditor" })
	void filtersOrdersAndPages(String query, String names) {
		assertThat(this.api.names("role/?" + query))
			.containsExactlyElementsOf((names != null) ? List.of(names.split(",")) : List.of());
	}

	@Test
	void wrapsPagesInTheEnvelope() {
		assertThat((Map<?, ?>) this.api.read("role/?limit=1&offset=1&name__icontains=o").get("meta"))
			.isEqualTo(Map.of("limit", 1, "offset", 1, "total_count", 3, "next",
					"/api/admin/configuration/v1/role/?limit=1&offset=2&name__icontains=o", "previous",
					"/api/admin/configuration/v1/role/?limit=1&offset=0&name__icontains=o"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "limit=x|Invalid limit 'x' provided. Please provide a positive integer.",
					"order_by=nonsense|No matching 'nonsense' field for ordering on.",
					"order_by=permissions|The 'permissions' field does not allow ordering.",
					"id=x|Invalid resource lookup data provided (mismatched type).",
					"name__nonsense=x|The 'name' field does not support relations." })
	void saysWhatIsWrongWithAQuery(String query, String fault) {
		assertThat(this.api.get("role/?" + query)).hasStatus(400);
		assertThat(ManagementApi.object(this.api.get("role/?" + query))).isEqualTo(Map.of("error", fault));
	}

	@Test
	void getsSeveralAtOnce() {
		Map<String, Object> found = this.api.read("role/set/1;9;2/");
		assertThat((List<?>) found.get("objects")).hasSize(2);
		assertThat(found.get("not_found")).isEqualTo(List.of("9"));
		assertThat(this.api.get("role/9/")).hasStatus(404);
		assertThat(this.api.get("permission/x/")).hasStatus(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "role", "permission" })
	void refusesWrites(String resource) {
		for (String path : List.of(resource, resource + "/", resource + "/1", resource + "/1/")) {
			for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE)) {
				assertThat(this.api.send(method, path, "{\"name\":\"Mine\"}")).as("%s %s", method, path)
					.hasStatus(405)
					.hasHeader("Allow", "GET");
			}
			assertThat(this.api.send(HttpMethod.OPTIONS, path, "")).hasStatusOk().hasHeader("Allow", "GET");
		}
		Map<String, Object> schema = this.api.read(resource + "/schema/");
		assertThat(schema).containsEntry("allowed_list_http_methods", List.of("get"))
			.containsEntry("allowed_detail_http_methods", List.of("get"));
	}

	@Test
	void areListedForEverybodyWhoReadsTheConfiguration() {
		this.api.who = new TestingAuthenticationToken("aron", "", Right.VIEW_CONFIGURATION.name());
		assertThat(this.api.read(""))
			.containsEntry("role",
					Map.of("list_endpoint", ManagementApi.BASE + "role/", "schema",
							ManagementApi.BASE + "role/schema/"))
			.containsKey("permission");
		assertThat(this.api.names("role/")).hasSize(4);
	}

}
