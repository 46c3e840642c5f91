package io.usher.web.console;

import java.util.List;
import java.util.Set;

/**
 * What the frame of a page shows.
 *
 * @param userName who is logged in, empty when nobody is
 * @param userRole what that user may do, in a word, empty when nobody is logged in
 * @param local whether the account is one of this deployment, rather than of an identity
 * provider
 * @param revision the configuration's revision on this instance
 * @param outages what is not as it should be, for people
 * @param sections the navigation
 * @param rights the names of the rights that the user has
 */
record Console(String userName, String userRole, boolean local, long revision, List<String> outages,
		List<Navigation.Section> sections, Set<String> rights) {

	/** Tells whether the user has a right, such as {@code EDIT_DAILY}. */
	public boolean may(String right) {
		return this.rights.contains(right);
	}

	/** Returns up to two letters for the user. */
	public String initials() {
		return this.userName.isEmpty() ? "?"
				: this.userName.codePoints()
					.limit(2)
					.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
					.toString();
	}

}
