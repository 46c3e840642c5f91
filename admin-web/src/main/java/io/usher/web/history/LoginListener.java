package io.usher.web.history;

import java.time.Clock;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.AuditEvent;
import io.usher.core.record.ConfigurationRecord;
import io.usher.web.account.Program;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Hears from Spring Security who logged in, who was refused and who logged out. Programs
 * log in with each request: of those, the first of an hour is told.
 */
@Component
class LoginListener {

	private final AuditLog log;

	private final Configurations configurations;

	private final Clock clock;

	LoginListener(AuditLog log, Configurations configurations, Clock clock) {
		this.log = log;
		this.configurations = configurations;
		this.clock = clock;
	}

	/** A person logged in to the console. */
	@EventListener
	void loggedIn(InteractiveAuthenticationSuccessEvent event) {
		Authentication who = event.getAuthentication();
		boolean openId = who.getClass().getSimpleName().startsWith("OAuth2");
		this.log.recordLogin(actor(who, who.getName()), openId ? LoginMethod.OPENID_CONNECT : LoginMethod.PASSWORD);
	}

	/** A password was right: of a program, or of a person whom the console asked. */
	@EventListener
	void accepted(AuthenticationSuccessEvent event) {
		Authentication who = event.getAuthentication();
		Actor actor = actor(who, who.getName());
		if (actor.via() != Actor.Via.API) {
			return;
		}
		LoginMethod method = isPassword(who) ? LoginMethod.PASSWORD
				: (isClient(who) ? LoginMethod.ACCESS_TOKEN : LoginMethod.TOKEN);
		this.log.recordOncePerHour(
				AuditEvent.of(AuditEvent.Type.LOGIN, this.clock.instant(), actor, "with " + method.words()));
	}

	/** Somebody was refused, for another reason than that too many ask. */
	@EventListener
	void refused(AbstractAuthenticationFailureEvent event) {
		AuthenticationException reason = event.getException();
		if (reason instanceof AuthenticationServiceException) {
			return;
		}
		if (!isPassword(event.getAuthentication())) {
			if (actor(event.getAuthentication(), "").via() != Actor.Via.API) {
				// A wrong code of a second factor, which tells of itself.
				return;
			}
			// Its name is not one that somebody typed, and the token is never told.
			this.log.recordRefusal(actor(event.getAuthentication(), event.getAuthentication().getName()), "no such "
					+ (isClient(event.getAuthentication()) ? "access token" : "API token") + ", or not any more");
			return;
		}
		String typed = event.getAuthentication().getName();
		String account = this.configurations.current()
			.find(RecordKind.ADMINISTRATOR, AccountFields.USERNAME, typed)
			.map(ConfigurationRecord::name)
			.orElse(null);
		String name = (account != null) ? account : AuditLog.shownName(typed);
		this.log.recordRefusal(actor(event.getAuthentication(), name), words(reason, account != null));
	}

	private static boolean isPassword(Authentication who) {
		return who instanceof UsernamePasswordAuthenticationToken;
	}

	private static boolean isClient(Authentication who) {
		return who.getPrincipal() instanceof Program program && program.kind() == RecordKind.OAUTH2_CLIENT;
	}

	private static String words(AuthenticationException reason, boolean known) {
		if (reason instanceof LockedException) {
			return "too many wrong passwords before";
		}
		if (reason instanceof DisabledException) {
			return "account disabled";
		}
		return known ? "wrong password" : "no such account";
	}

	/** Somebody logged out. */
	@EventListener
	void loggedOut(LogoutSuccessEvent event) {
		this.log.recordLogout(actor(event.getAuthentication(), event.getAuthentication().getName()));
	}

	private static Actor actor(Authentication who, String name) {
		HttpServletRequest request = request();
		String address = (who.getDetails() instanceof WebAuthenticationDetails details) ? details.getRemoteAddress()
				: null;
		if (request == null) {
			return new Actor(name, address, Actor.Via.CONSOLE);
		}
		boolean api = request.getRequestURI().substring(request.getContextPath().length()).startsWith("/api/");
		return new Actor(name, request.getRemoteAddr(), api ? Actor.Via.API : Actor.Via.CONSOLE);
	}

	private static @Nullable HttpServletRequest request() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? attributes.getRequest() : null;
	}

}
