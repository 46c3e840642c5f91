package io.usher.web.console;

import java.io.Serializable;

/**
 * A message that the next page shows once.
 *
 * @param tone how it is coloured
 * @param text what it says
 */
public record Flash(Tone tone, String text) implements Serializable {

	/** The name of the flash attribute that pages show. */
	public static final String ATTRIBUTE = "flash";

	/** Returns the message that something worked. */
	public static Flash done(String text) {
		return new Flash(Tone.DONE, text);
	}

	/** Returns the message that something did not work. */
	public static Flash failed(String text) {
		return new Flash(Tone.FAILED, text);
	}

	/** What a message tells of. */
	public enum Tone {

		/** Something worked. */
		DONE("served", "check-circle-fill", "status"),

		/** Something did not work. */
		FAILED("rejected", "exclamation-octagon-fill", "alert");

		private final String style;

		private final String icon;

		private final String role;

		Tone(String style, String icon, String role) {
			this.style = style;
			this.icon = icon;
			this.role = role;
		}

		/** Returns the name of the colours. */
		public String style() {
			return this.style;
		}

		/** Returns the name of the icon. */
		public String icon() {
			return this.icon;
		}

		/** Returns the ARIA role of the message. */
		public String role() {
			return this.role;
		}

	}

}
