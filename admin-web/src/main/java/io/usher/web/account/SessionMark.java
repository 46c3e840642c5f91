package io.usher.web.account;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a session remembers of its login.
 *
 * @param handle names the session on pages; it opens nothing
 * @param userName who logged in
 * @param role the title of the role
 * @param source how: Local or OpenID Connect
 * @param since when
 * @param address from where
 * @param browser with what
 */
record SessionMark(String handle, String userName, String role, String source, Instant since, String address,
		String browser) implements Serializable {

}
