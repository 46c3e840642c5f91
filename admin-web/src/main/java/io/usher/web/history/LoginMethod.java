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
	TOKEN("API token");

	private final String words;

	LoginMethod(String words) {
		this.words = words;
	}

	/** Returns the words for people. */
	public String words() {
		return this.words;
	}

}
