package io.usher.web.history;

/**
 * How somebody proved who they are.
 */
public enum LoginMethod {

	/** By a password alone. */
	PASSWORD("password"),

	/** By a password and a second factor. */
	SECOND_FACTOR("password and second factor"),

	/** By an OpenID Connect provider. */
	OPENID_CONNECT("OpenID Connect"),

	/** By an API token. */
	TOKEN("API token"),

	/** By an access token of OAuth2. */
	ACCESS_TOKEN("OAuth2 access token"),

	/** By an assertion, in exchange for an access token. */
	CLIENT_ASSERTION("OAuth2 client assertion");

	private final String words;

	LoginMethod(String words) {
		this.words = words;
	}

	/** Returns the words for people. */
	public String words() {
		return this.words;
	}

}
