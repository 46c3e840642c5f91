package io.usher.web.account;

import java.security.Principal;
import java.util.Optional;

import io.usher.core.account.Administrator;
import io.usher.core.history.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * The account of whoever is logged in, for the pages where people change their own.
 */
@Component
class OwnAccount {

	private final Accounts accounts;

	private final AuthenticationManager logins;

	private final UserDetailsService details;

	private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

	OwnAccount(Accounts accounts, AuthenticationManager logins, UserDetailsService details) {
		this.accounts = accounts;
		this.logins = logins;
		this.details = details;
	}

	/** Returns the account; whoever comes from an identity provider has none. */
	Administrator of(Principal user) {
		// Somebody of the provider may have the name of an account that was made later.
		return Optional.of(user)
			.filter((who) -> !(who instanceof OAuth2AuthenticationToken))
			.flatMap((who) -> this.accounts.find(who.getName()))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN, "there is no local account"));
	}

	static Actor actor(Administrator account, HttpServletRequest request) {
		return new Actor(account.name(), request.getRemoteAddr(), Actor.Via.CONSOLE);
	}

	/**
	 * Returns what is wrong with the present password, null when it is right; wrong ones
	 * count as failed logins.
	 */
	@Nullable String wrong(Administrator account, String current, HttpServletRequest request) {
		if (current.isEmpty()) {
			return "Enter the password you logged in with.";
		}
		UsernamePasswordAuthenticationToken login = UsernamePasswordAuthenticationToken.unauthenticated(account.name(),
				current);
		login.setDetails(new WebAuthenticationDetails(request));
		try {
			this.logins.authenticate(login);
			return null;
		}
		catch (SecondFactorNeededException ex) {
			// The password was right, and the code was given when this session began.
			return null;
		}
		catch (AuthenticationException ex) {
			return LoginController.reason(ex, "This is not your present password.");
		}
	}

	/**
	 * Lets the session that changed the account go on, under another identifier, while
	 * all others of the account end.
	 */
	void goOn(String userName, HttpServletRequest request, HttpServletResponse response) {
		UserDetails account = this.details.loadUserByUsername(userName);
		UsernamePasswordAuthenticationToken who = UsernamePasswordAuthenticationToken.authenticated(account, null,
				account.getAuthorities());
		who.setDetails(new WebAuthenticationDetails(request));
		who.eraseCredentials();
		if (request.getSession(false) != null) {
			request.changeSessionId();
		}
		SecurityContext context = new SecurityContextImpl(who);
		SecurityContextHolder.setContext(context);
		this.sessions.saveContext(context, request, response);
	}

}
