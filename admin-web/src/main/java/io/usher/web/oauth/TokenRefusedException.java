package io.usher.web.oauth;

import java.io.Serial;

import org.springframework.http.HttpStatus;

/**
 * A request for an access token is refused, as RFC 6749 says in section 5.2.
 */
final class TokenRefusedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/** Part of it may be what the client sent. */
	private static final int MAX_LENGTH = 300;

	private final HttpStatus status;

	private final String error;

	private final String account;

	private TokenRefusedException(HttpStatus status, String error, String description, String account) {
		super(description);
		this.status = status;
		this.error = error;
		this.account = account;
	}

	/** Returns the refusal of a request that is not as it should be. */
	static TokenRefusedException invalidRequest(String description) {
		return new TokenRefusedException(HttpStatus.BAD_REQUEST, "invalid_request", description, "");
	}

	/** Returns the refusal of another grant than that of client credentials. */
	static TokenRefusedException unsupportedGrant() {
		return new TokenRefusedException(HttpStatus.BAD_REQUEST, "unsupported_grant_type",
				"grant_type: another one (expected: client_credentials)", "");
	}

	/** Returns the refusal of a client that did not prove who it is. */
	static TokenRefusedException invalidClient(String description) {
		return invalidClient(description, "");
	}

	/**
	 * Returns the refusal of a client that is known.
	 * @param account what the client is called
	 */
	static TokenRefusedException invalidClient(String description, String account) {
		return new TokenRefusedException(HttpStatus.UNAUTHORIZED, "invalid_client", description, account);
	}

	HttpStatus status() {
		return this.status;
	}

	String error() {
		return this.error;
	}

	/** Returns what is wrong, in the characters that the RFC allows. */
	String description() {
		String text = String.valueOf(getMessage());
		return text.substring(0, Math.min(MAX_LENGTH, text.length()))
			.replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", "?");
	}

	/** Returns what the client is called, empty when it is none that is known. */
	String account() {
		return this.account;
	}

}
