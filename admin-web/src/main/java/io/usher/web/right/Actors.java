package io.usher.web.right;

import java.security.Principal;

import io.usher.core.history.Actor;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Who does something, for the history.
 */
public final class Actors {

	private Actors() {
	}

	/** Returns who sent a request from a page. */
	public static Actor of(Principal user, HttpServletRequest request) {
		return new Actor(user.getName(), request.getRemoteAddr(), Actor.Via.CONSOLE);
	}

	/** Returns which client of an API sent a request. */
	public static Actor ofApi(Principal client, HttpServletRequest request) {
		return new Actor(client.getName(), request.getRemoteAddr(), Actor.Via.API);
	}

}
