package io.usher.web.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.usher.web.session.ConsoleSessions;
import io.usher.web.session.SessionAttributes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * The sessions of all instances: who is logged in, from where and since when. A session
 * that somebody ends is marked, and ends with its next request.
 */
@Component
public class Sessions {

	private final Clock clock;

	private final Duration lifetime;

	private final Duration timeout;

	private final ConsoleSessions<?> stored;

	Sessions(Clock clock, SessionSettings settings, @Value("${server.servlet.session.timeout}") Duration timeout,
			ConsoleSessions<?> stored) {
		this.clock = clock;
		this.lifetime = settings.lifetime();
		this.timeout = timeout;
		this.stored = stored;
	}

	/**
	 * Notes the first request of somebody who is logged in, and tells whether the session
	 * may go on: nobody ended it, and it is not too old.
	 */
	public boolean goesOn(HttpSession session, Authentication who, HttpServletRequest request) {
		Instant now = this.clock.instant();
		SessionMark mark = (session.getAttribute(SessionAttributes.MARK) instanceof SessionMark known
				&& known.userName().equals(who.getName())) ? known : mark(session, who, request, now);
		return session.getAttribute(SessionAttributes.ENDED) == null && !now.isAfter(mark.since().plus(this.lifetime));
	}

	private SessionMark mark(HttpSession session, Authentication who, HttpServletRequest request, Instant now) {
		SessionMark mark = new SessionMark(UUID.randomUUID().toString(), who.getName(), role(who),
				(who.getPrincipal() instanceof AccountDetails) ? "Local" : "OpenID Connect", now,
				request.getRemoteAddr(), Browsers.named(request.getHeader(HttpHeaders.USER_AGENT)));
		session.setMaxInactiveInterval((int) this.timeout.toSeconds());
		session.setAttribute(SessionAttributes.MARK, mark);
		return mark;
	}

	private static String role(Authentication who) {
		return who.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.filter((authority) -> authority != null && authority.startsWith("ROLE_"))
			.map((authority) -> authority.substring("ROLE_".length()).toLowerCase(Locale.ROOT).replace('_', ' '))
			.findFirst()
			.orElse("");
	}

	/** Returns the sessions, those last seen first. */
	List<Seen> all() {
		Instant now = this.clock.instant();
		return this.stored.logins()
			.stream()
			.flatMap((session) -> (session.getAttribute(SessionAttributes.MARK) instanceof SessionMark mark)
					? Stream.of(new Seen(session.getId(), mark, session.getLastAccessedTime())) : Stream.empty())
			.filter((seen) -> !now.isAfter(seen.mark().since().plus(this.lifetime)))
			.sorted(Comparator.comparing(Seen::last).reversed())
			.toList();
	}

	/** Returns somebody's sessions, those last seen first. */
	List<Seen> of(String userName) {
		return all().stream().filter((session) -> session.mark().userName().equals(userName)).toList();
	}

	/** Finds a session by its handle. */
	Optional<Seen> find(String handle) {
		return all().stream().filter((session) -> session.mark().handle().equals(handle)).findFirst();
	}

	/** Tells whether these are the sessions of this instance alone. */
	boolean isOfThisInstance() {
		return this.stored.isAway();
	}

	/** Ends a session: its next request is one of nobody. */
	void end(Seen session) {
		this.stored.end(session.id());
	}

	/** Returns the handle of the session that a request belongs to. */
	static @Nullable String handle(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null && session.getAttribute(SessionAttributes.MARK) instanceof SessionMark mark)
				? mark.handle() : null;
	}

	/**
	 * A session, as it was last seen.
	 *
	 * @param id its identifier, which no page shows
	 * @param mark what it remembers of its login
	 * @param last when its last request came, to half a minute
	 */
	record Seen(String id, SessionMark mark, Instant last) {

		/** Returns since when, as pages show it. */
		public String since() {
			return AccountRows.shown(this.mark.since());
		}

		/** Returns when it was last seen, as pages show it. */
		public String lastSeen() {
			return AccountRows.shown(this.last);
		}

	}

}
