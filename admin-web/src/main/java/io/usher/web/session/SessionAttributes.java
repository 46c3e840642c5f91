package io.usher.web.session;

import org.springframework.session.Session;

/**
 * What sessions hold that more than one part of the program asks for.
 */
public final class SessionAttributes {

	/** What a session remembers of its login; absent before there was one. */
	public static final String MARK = "usher.session";

	/** Whether somebody ended the session. */
	public static final String ENDED = "usher.ended";

	private SessionAttributes() {
	}

	/** Tells whether somebody uses the session to be logged in. */
	static boolean isLogin(Session session) {
		return session.getAttribute(MARK) != null && session.getAttribute(ENDED) == null;
	}

}
