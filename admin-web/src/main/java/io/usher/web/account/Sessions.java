package io.usher.web.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * The sessions of this instance: who is logged in, from where and since when. A session
 * that somebody ends is marked, and ends with its next request.
 */
@Component
public class Sessions implements HttpSessionListener {

	private static final int MOST = 10_000;

	private final Clock clock;

	private final Duration lifetime;

	private final Cache<String, Seen> seen;

	private final Cache<String, Boolean> ended;

	Sessions(Clock clock, SessionSettings settings) {
		this.clock = clock;
		this.lifetime = settings.lifetime();
		this.seen = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(this.lifetime).build();
		this.ended = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(this.lifetime).build();
	}

	/**
	 * Notes a request of somebody who is logged in, and tells whether the session may go
	 * on: nobody ended it, and it is not too old.
	 */
	public boolean goesOn(HttpSession session, Authentication who, HttpServletRequest request) {
		Instant now = this.clock.instant();
		SessionMark mark = (session.getAttribute(SessionMark.ATTRIBUTE) instanceof SessionMark known
				&& known.userName().equals(who.getName())) ? known : mark(session, who, request, now);
		if (this.ended.getIfPresent(mark.handle()) != null || now.isAfter(mark.since().plus(this.lifetime))) {
			this.seen.invalidate(mark.handle());
			return false;
		}
		this.seen.put(mark.handle(), new Seen(mark, now, session.getMaxInactiveInterval()));
		return true;
	}

	private static SessionMark mark(HttpSession session, Authentication who, HttpServletRequest request, Instant now) {
		SessionMark mark = new SessionMark(UUID.randomUUID().toString(), who.getName(), role(who),
				(who.getPrincipal() instanceof AccountDetails) ? "Local" : "OpenID Connect", now,
				request.getRemoteAddr(), Browsers.named(request.getHeader(HttpHeaders.USER_AGENT)));
		session.setAttribute(SessionMark.ATTRIBUTE, mark);
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
		return this.seen.asMap()
			.values()
			.stream()
			.filter((session) -> session.isAlive(now))
			.sorted(Comparator.comparing(Seen::last).reversed())
			.toList();
	}

	/** Returns somebody's sessions, those last seen first. */
	List<Seen> of(String userName) {
		return all().stream().filter((session) -> session.mark().userName().equals(userName)).toList();
	}

	/** Finds a session by its handle. */
	Optional<Seen> find(String handle) {
		return Optional.ofNullable(this.seen.getIfPresent(handle));
	}

	/** Ends a session: its next request is one of nobody. */
	void end(Seen session) {
		this.ended.put(session.mark().handle(), true);
		this.seen.invalidate(session.mark().handle());
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		if (event.getSession().getAttribute(SessionMark.ATTRIBUTE) instanceof SessionMark mark) {
			this.seen.invalidate(mark.handle());
		}
	}

	/** Returns the handle of the session that a request belongs to. */
	static @Nullable String handle(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null && session.getAttribute(SessionMark.ATTRIBUTE) instanceof SessionMark mark)
				? mark.handle() : null;
	}

	/**
	 * A session, as it was last seen.
	 *
	 * @param mark what it remembers of its login
	 * @param last when its last request came
	 * @param idleSeconds after how many seconds without one it ends, less than 1 for
	 * never
	 */
	record Seen(SessionMark mark, Instant last, int idleSeconds) {

		boolean isAlive(Instant now) {
			return this.idleSeconds < 1 || now.isBefore(this.last.plusSeconds(this.idleSeconds));
		}

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
