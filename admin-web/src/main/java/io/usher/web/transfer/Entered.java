package io.usher.web.transfer;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was entered into one of a page's forms, and what is wrong with it. Passwords are
 * not given back.
 */
final class Entered {

	private final String form;

	private final Map<String, String> values = new LinkedHashMap<>();

	private final Map<String, String> faults = new LinkedHashMap<>();

	Entered(String form) {
		this.form = form;
	}

	static Entered nothing() {
		return new Entered("");
	}

	Entered with(String name, @Nullable String value) {
		if (value != null) {
			this.values.put(name, value);
		}
		return this;
	}

	Entered refuse(String name, String words) {
		this.faults.putIfAbsent(name, words);
		return this;
	}

	boolean isRefused() {
		return !this.faults.isEmpty();
	}

	/** Returns what was entered in an input of a form, empty for nothing. */
	public String value(String asked, String name) {
		return this.form.equals(asked) ? this.values.getOrDefault(name, "") : "";
	}

	/** Returns what is wrong with an input of a form, null when nothing is. */
	public @Nullable String fault(String asked, String name) {
		return this.form.equals(asked) ? this.faults.get(name) : null;
	}

	/** Tells whether something of the form was refused. */
	public boolean isOf(String asked) {
		return this.form.equals(asked);
	}

}
