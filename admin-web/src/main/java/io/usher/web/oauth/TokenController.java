package io.usher.web.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import io.usher.core.account.OAuth2Client;
import io.usher.core.account.UsedAssertions;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.StoreUnavailableException;
import io.usher.web.account.AccessTokens;
import io.usher.web.account.Program;
import io.usher.web.history.AuditLog;
import io.usher.web.history.LoginMethod;
import io.usher.web.start.UsherSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where OAuth2 clients fetch access tokens: client credentials with a signed assertion
 * (RFC 6749, section 4.4, and RFC 7523), as Infinity's manager does it.
 */
@RestController
class TokenController {

	private static final String GRANT = "grant_type";

	private static final String TYPE = "client_assertion_type";

	private static final String ASSERTION = "client_assertion";

	private static final String CLIENT = "client_id";

	private static final String BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

	private static final Duration TIDY = Duration.ofMinutes(10);

	private final ClientAssertions assertions;

	private final AccessTokens tokens;

	private final UsedAssertions used;

	private final AuditLog log;

	private final Clock clock;

	private final @Nullable String publicUrl;

	/** When it was last tidied up, in seconds since 1970. */
	private final AtomicLong tidied = new AtomicLong();

	TokenController(ClientAssertions assertions, AccessTokens tokens, UsedAssertions used, AuditLog log, Clock clock,
			UsherSettings settings) {
		this.assertions = assertions;
		this.tokens = tokens;
		this.used = used;
		this.log = log;
		this.clock = clock;
		this.publicUrl = settings.publicUrl();
	}

	@PostMapping({ "/oauth/token", TokenUrls.PATH })
	ResponseEntity<Object> token(HttpServletRequest request) {
		checkForm(request);
		TokenUrls urls = TokenUrls.of(request.getRequestURL().toString(), this.publicUrl);
		OAuth2Client client = this.assertions.check(Objects.requireNonNull(parameter(request, ASSERTION)),
				parameter(request, CLIENT), urls);
		tidy();
		this.log.recordOncePerHour(AuditEvent.of(AuditEvent.Type.LOGIN, this.clock.instant(),
				new Actor(Program.of(client).getName(), request.getRemoteAddr(), Actor.Via.API),
				"with " + LoginMethod.CLIENT_ASSERTION.words()));
		AccessTokens.Issued token = this.tokens.issue(client);
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("access_token", token.text());
		answer.put("expires_in", token.seconds());
		answer.put("token_type", "Bearer");
		return answer(HttpStatus.OK).body(answer);
	}

	private static void checkForm(HttpServletRequest request) {
		if (!isForm(request.getContentType())) {
			throw TokenRefusedException.invalidRequest("another body (expected: application/x-www-form-urlencoded)");
		}
		if (request.getQueryString() != null) {
			// What is in addresses ends in the logs of proxies.
			throw TokenRefusedException.invalidRequest("parameters in the address (expected: all of them in the body)");
		}
		String grant = parameter(request, GRANT);
		if (grant == null) {
			throw TokenRefusedException.invalidRequest("grant_type: missing (expected: client_credentials)");
		}
		if (!grant.equals("client_credentials")) {
			throw TokenRefusedException.unsupportedGrant();
		}
		checkAuthentication(parameter(request, TYPE), parameter(request, ASSERTION));
	}

	private static void checkAuthentication(@Nullable String type, @Nullable String assertion) {
		if (type == null && assertion == null) {
			throw TokenRefusedException.invalidClient("no authentication (expected: client_assertion)");
		}
		if (type == null || assertion == null) {
			throw TokenRefusedException
				.invalidRequest(((type == null) ? TYPE : ASSERTION) + ": missing (expected: both parameters)");
		}
		if (!type.equals(BEARER)) {
			throw TokenRefusedException.invalidClient("client_assertion_type: another one (expected: " + BEARER + ")");
		}
	}

	private static boolean isForm(@Nullable String type) {
		return type != null && type.split(";")[0].strip().equalsIgnoreCase(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
	}

	/** Returns a parameter, null when it is not there or empty, which is the same. */
	private static @Nullable String parameter(HttpServletRequest request, String name) {
		String[] values = request.getParameterValues(name);
		if (values != null && values.length > 1) {
			throw TokenRefusedException.invalidRequest(name + ": " + values.length + " times (expected: once)");
		}
		return (values == null || values[0].isEmpty()) ? null : values[0];
	}

	/** Forgets, from time to time, assertions that have ended. */
	private void tidy() {
		Instant now = this.clock.instant();
		long last = this.tidied.get();
		if (now.getEpochSecond() - last > TIDY.toSeconds() && this.tidied.compareAndSet(last, now.getEpochSecond())) {
			try {
				this.used.forget(now);
			}
			catch (StoreUnavailableException ex) {
				// The next time does it.
			}
		}
	}

	@ExceptionHandler
	ResponseEntity<Object> refused(TokenRefusedException ex, HttpServletRequest request) {
		if (ex.status() == HttpStatus.UNAUTHORIZED) {
			String name = (RecordKind.OAUTH2_CLIENT.title() + " " + ex.account()).strip();
			this.log.recordRefusal(new Actor(name, request.getRemoteAddr(), Actor.Via.API), ex.description());
		}
		return answer(ex.status()).body(refusal(ex.error(), ex.description()));
	}

	@ExceptionHandler(StoreUnavailableException.class)
	ResponseEntity<Object> unavailable() {
		return answer(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "10")
			.body(refusal("temporarily_unavailable",
					"The database cannot be reached: nobody can tell whether the assertion was used before."));
	}

	private static Map<String, String> refusal(String error, String description) {
		Map<String, String> refusal = new LinkedHashMap<>();
		refusal.put("error", error);
		refusal.put("error_description", description);
		return refusal;
	}

	private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
		return ResponseEntity.status(status)
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.PRAGMA, "no-cache")
			.contentType(MediaType.APPLICATION_JSON);
	}

}
