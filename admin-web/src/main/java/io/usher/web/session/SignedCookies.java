package io.usher.web.session;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

import io.usher.core.secret.SecretKey;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Cookies that name a session and are signed: whoever reads the database, or guesses, has
 * no cookie, and the database is not asked for what nobody made.
 */
final class SignedCookies implements CookieSerializer {

	private static final String PURPOSE = "cookie of the session ";

	private final SecretKey key;

	private final DefaultCookieSerializer plain = new DefaultCookieSerializer();

	SignedCookies(SecretKey key, String name) {
		this.key = key;
		this.plain.setCookieName(name);
		this.plain.setUseBase64Encoding(false);
		this.plain.setUseHttpOnlyCookie(true);
		this.plain.setSameSite("Lax");
	}

	@Override
	public void writeCookieValue(CookieValue cookie) {
		String id = cookie.getCookieValue();
		if (id.isEmpty()) {
			this.plain.writeCookieValue(cookie);
			return;
		}
		String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(this.key.hash(PURPOSE + id));
		this.plain.writeCookieValue(new CookieValue(cookie.getRequest(), cookie.getResponse(), id + "." + signature));
	}

	@Override
	public List<String> readCookieValues(HttpServletRequest request) {
		return this.plain.readCookieValues(request).stream().map(this::id).flatMap(Optional::stream).toList();
	}

	private Optional<String> id(String value) {
		int dot = value.indexOf('.');
		if (dot < 1) {
			return Optional.empty();
		}
		String id = value.substring(0, dot);
		try {
			return this.key.verify(Base64.getUrlDecoder().decode(value.substring(dot + 1)), PURPOSE + id)
					? Optional.of(id) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
