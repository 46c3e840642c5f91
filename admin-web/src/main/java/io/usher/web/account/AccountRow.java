package io.usher.web.account;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * An account in a list.
 *
 * @param number its number
 * @param name its name
 * @param description what somebody noted
 * @param enabled whether it is taken
 * @param role the title of its role, empty for nodes
 * @param userName the user name of a node credential
 * @param limits locations and networks of a node credential, in words
 * @param notes what else is to be known, such as a second factor
 * @param prefix what a token begins with, or an OAuth2 client's ID
 * @param ends when a token ends, null for never
 * @param over whether it has ended
 * @param used when it was last used, null when nobody knows
 */
record AccountRow(long number, String name, String description, boolean enabled, String role, String userName,
		List<String> limits, List<String> notes, String prefix, @Nullable String ends, boolean over,
		@Nullable String used) {

	boolean contains(String text) {
		String all = String.join("\n", this.name, this.description, this.role, this.userName, this.prefix,
				String.join("\n", this.limits));
		return all.toLowerCase(Locale.ROOT).contains(text);
	}

}
