package io.usher.core.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * The sets of fields that Infinity has had: version 34's, as the policy guide prints it,
 * and that of 35 and later.
 */
public enum InfinityVersion {

	/** Version 34 and earlier. */
	V34("34"),

	/** Version 35 and later. */
	V35("35 and later");

	private final String label;

	InfinityVersion(String label) {
		this.label = label;
	}

	/** Returns the words for pages and messages. */
	public String label() {
		return this.label;
	}

	/** Tells whether this set is that of {@code other} or a later one. */
	public boolean isAtLeast(InfinityVersion other) {
		return compareTo(other) >= 0;
	}

	/**
	 * Reads a request's {@code version_id}, such as {@code 34} or {@code 36.1}.
	 * @param versionId the parameter, null or blank when the request had none
	 * @param otherwise the set to use where the parameter is absent or no number
	 */
	public static InfinityVersion of(@Nullable String versionId, InfinityVersion otherwise) {
		if (versionId == null) {
			return otherwise;
		}
		int number = 0;
		int digits = 0;
		String text = versionId.strip();
		while (digits < text.length() && digits < 6 && Character.digit(text.charAt(digits), 10) >= 0) {
			number = number * 10 + Character.digit(text.charAt(digits++), 10);
		}
		if (digits == 0) {
			return otherwise;
		}
		return (number >= 35) ? V35 : V34;
	}

}
