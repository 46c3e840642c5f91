package io.usher.web.management;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.account.Role;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.RecordKind;

/**
 * How OAuth2 clients refer to their role, as in Infinity: by the address of one. Roles
 * are no records; their numbers are their places, beginning with 1.
 */
final class RoleAddress {

	private static final Pattern ADDRESS = Pattern.compile("(?:^|/)role/([1-9][0-9]{0,2})/?$");

	private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

	private RoleAddress() {
	}

	/** Tells whether a resource shows this field as the address of a role. */
	static boolean isShown(ManagementResource resource, ManagementField field) {
		return resource.kind() == RecordKind.OAUTH2_CLIENT && field.field() == AccountFields.ACCOUNT_ROLE;
	}

	/** Returns the address of the role with a stored value. */
	static String of(String value) {
		return Role.of(value).map((role) -> RoleResource.ROLE.path() + number(role) + "/").orElse(value);
	}

	private static int number(Role role) {
		return role.ordinal() + 1;
	}

	/**
	 * Reads the stored value of a role from its address, its number, an object with
	 * either, or its name.
	 */
	static Optional<String> read(Object given) {
		Object told = (given instanceof Map<?, ?> object) ? ObjectAddress.told(object) : given;
		String text = String.valueOf(told).strip();
		Matcher address = ADDRESS.matcher(text);
		String number = address.find() ? address.group(1) : text;
		return Arrays.stream(Role.values())
			.filter((role) -> NUMBER.matcher(number).matches() ? number(role) == Integer.parseInt(number)
					: role.value().equalsIgnoreCase(text) || role.title().equalsIgnoreCase(text))
			.map(Role::value)
			.findFirst();
	}

}
