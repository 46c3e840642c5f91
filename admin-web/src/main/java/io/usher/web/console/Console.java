package io.usher.web.console;

import java.util.List;

/**
 * What the frame of a page shows.
 *
 * @param userName who is logged in, empty when nobody is
 * @param userRole what that user may do, in a word, empty when nobody is logged in
 * @param revision the configuration's revision on this instance
 * @param sections the navigation
 */
record Console(String userName, String userRole, long revision, List<Navigation.Section> sections) {

	/** Returns up to two letters for the user. */
	public String initials() {
		return this.userName.isEmpty() ? "?"
				: this.userName.codePoints()
					.limit(2)
					.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
					.toString();
	}

}
