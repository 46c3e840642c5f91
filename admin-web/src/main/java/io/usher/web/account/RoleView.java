package io.usher.web.account;

import java.util.List;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.Table;

/**
 * A role to choose.
 *
 * @param value its value
 * @param title its name
 * @param text what it may do
 */
record RoleView(String value, String title, String text) {

	/** Returns all roles. */
	static List<RoleView> all() {
		return AccountFields.ACCOUNT_ROLE.options(Table.ADMINISTRATOR_RECORD, InfinityVersion.V35)
			.stream()
			.map((option) -> {
				String[] parts = option.label().split(": ", 2);
				return new RoleView(option.value(), parts[0], parts[parts.length - 1]);
			})
			.toList();
	}

}
