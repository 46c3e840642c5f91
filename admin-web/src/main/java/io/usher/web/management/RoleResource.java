package io.usher.web.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.usher.core.account.Right;
import io.usher.core.account.Role;
import io.usher.core.catalogue.CommonFields;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Usher's roles and rights as Infinity's administrator roles and permissions, which are
 * read and never changed.
 *
 * @param name the resource's name in paths
 * @param fields what its fields mean, by their names
 * @param objects all objects
 */
record RoleResource(String name, Map<String, String> fields, List<Map<String, Object>> objects) {

	/** The name of a permission for programs. */
	static final String CODE = "codename";

	/** What a role may do. */
	static final String PERMISSIONS = "permissions";

	private static final String NAME = CommonFields.NAME.name();

	private static final RoleResource PERMISSION = permission();

	/** The roles. */
	static final RoleResource ROLE = role();

	private static RoleResource permission() {
		List<Map<String, Object>> objects = new ArrayList<>();
		for (Right right : Right.values()) {
			Map<String, Object> object = identified("permission", objects.size() + 1);
			object.put(CODE, code(right));
			object.put(NAME, title(right));
			objects.add(object);
		}
		return new RoleResource("permission", Map.of(CODE, "What programs call it.", NAME, "What people call it."),
				objects);
	}

	private static RoleResource role() {
		List<Map<String, Object>> objects = new ArrayList<>();
		for (Role role : Role.values()) {
			Map<String, Object> object = identified("role", objects.size() + 1);
			List<String> codes = role.rights().stream().map(RoleResource::code).toList();
			object.put(NAME, role.title());
			object.put(PERMISSIONS,
					PERMISSION.objects.stream().filter((permission) -> codes.contains(permission.get(CODE))).toList());
			objects.add(object);
		}
		return new RoleResource("role", Map.of(NAME, "What people call it.", PERMISSIONS, "What it may do."), objects);
	}

	private static Map<String, Object> identified(String resource, int number) {
		Map<String, Object> object = new LinkedHashMap<>();
		object.put(ManagementResource.ID, (long) number);
		object.put(ManagementResource.URI, ManagementResource.BASE + resource + "/" + number + "/");
		return object;
	}

	private static String code(Right right) {
		return right.name().toLowerCase(Locale.ROOT);
	}

	private static String title(Right right) {
		return switch (right) {
			case VIEW_CONFIGURATION -> "See the configuration";
			case EDIT_DAILY -> "Change conferences, ADPs, Call Routing Rules, devices and people";
			case EDIT_POLICY -> "Change profiles, scripts, locations, Infinity's objects and settings";
			case MANAGE_ACCOUNTS -> "Change administrators, node credentials, API tokens and OAuth2 clients";
			case READ_SECRETS -> "See PINs";
			case VIEW_HISTORY -> "See the change history";
			case VIEW_LOGS -> "See the decision log and the support log";
			case SIMULATE -> "Use the simulator and the script tester";
		};
	}

	/** Returns both. */
	static List<RoleResource> everyOne() {
		return List.of(ROLE, PERMISSION);
	}

	/** Finds the one with a name. */
	static Optional<RoleResource> named(String name) {
		return everyOne().stream().filter((resource) -> resource.name.equals(name)).findFirst();
	}

	/** Returns the path of the list. */
	String path() {
		return ManagementResource.BASE + this.name + "/";
	}

	/** Finds the object with a number. */
	Optional<Map<String, Object>> find(String number) {
		return this.objects.stream()
			.filter((object) -> String.valueOf(object.get(ManagementResource.ID)).equals(number))
			.findFirst();
	}

	/** Describes it as Infinity's schema documents do. */
	Map<String, Object> schema() {
		Map<String, Object> described = ResourceSchema.identity();
		Map<String, Integer> filtering = new LinkedHashMap<>(Map.of(ManagementResource.ID, 1));
		List<String> ordering = new ArrayList<>(List.of(ManagementResource.ID));
		this.fields.forEach((field, help) -> {
			boolean many = field.equals(PERMISSIONS);
			described.put(field, many ? ResourceSchema.readOnlyList(help) : ResourceSchema.readOnlyText(help));
			filtering.put(field, many ? 2 : 1);
			if (!many) {
				ordering.add(field);
			}
		});
		return ResourceSchema.of(List.of("get"), List.of("get"), described, filtering, ordering);
	}

	/**
	 * Returns the page that a client asks for.
	 * @throws MalformedRequestException when the parameters make no sense
	 */
	Map<String, @Nullable Object> page(MultiValueMap<String, String> parameters) {
		Paging paging = Paging.of(parameters);
		RoleQuery query = new RoleQuery(this, parameters);
		List<Map<String, Object>> found = this.objects.stream().filter(query::takes).sorted(query::compare).toList();
		return paging.envelope(path(), found.size(), paging.cut(found));
	}

	/** Returns the values of a field, of the objects within or of the object itself. */
	static Stream<Object> values(Map<String, Object> object, String field, @Nullable String within) {
		Object value = object.get(field);
		if (!(value instanceof List<?> list)) {
			return Stream.ofNullable(value);
		}
		String name = (within != null) ? within : ManagementResource.ID;
		return list.stream()
			.filter(Map.class::isInstance)
			.flatMap((element) -> Stream.ofNullable((Object) ((Map<?, ?>) element).get(name)));
	}

}
