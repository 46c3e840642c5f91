package io.usher.core.catalogue;

/**
 * One value of a choice.
 *
 * @param value the value on the wire
 * @param label what people read, in our own words
 * @param since the first version of Infinity that has it
 */
public record Option(String value, String label, InfinityVersion since) {

	/** Returns an option that every version has. */
	public static Option of(String value, String label) {
		return new Option(value, label, InfinityVersion.V34);
	}

	/** Returns an option that version 35 and later have. */
	public static Option later(String value, String label) {
		return new Option(value, label, InfinityVersion.V35);
	}

}
