package io.usher.web.record;

import java.util.Arrays;
import java.util.List;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Format;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.script.answer.ScriptKind;
import org.jspecify.annotations.Nullable;

/**
 * An input of a form.
 *
 * @param field the catalogue's field
 * @param name its name in the form, that of a row's field with the row before it
 * @param widget what it looks like
 * @param value what it holds, as text
 * @param values what is chosen, where several may be
 * @param choices what may be chosen
 * @param standard what holds when nothing is entered, in words, empty when nothing does
 * @param required whether it must be filled
 * @param maxLength the most characters, 0 for any number
 * @param min the least number, empty where it is no number
 * @param max the greatest number, empty where it is no number
 * @param error what is wrong, null when nothing is
 */
record FormField(Field field, String name, Widget widget, String value, List<String> values,
		List<ListView.Choice> choices, String standard, boolean required, int maxLength, String min, String max,
		@Nullable String error) {

	/** Returns the input's id in the page. */
	public String id() {
		return "f-" + this.name.replace('[', '-').replace("].", "-").replace('.', '-');
	}

	public String label() {
		return this.field.label();
	}

	/** Returns what the field does. */
	public String help() {
		return this.field.help();
	}

	public @Nullable String unit() {
		return this.field.unit();
	}

	/** Tells whether it takes the whole width of the form. */
	public boolean isWide() {
		return this.widget.isWide();
	}

	/** Tells whether it is a PIN, which those with the right to may look at. */
	public boolean isPin() {
		return this.field.kind() instanceof FieldKind.Text text && text.format() == Format.PIN;
	}

	/** Returns which kind of script it holds, in addresses' words. */
	public String script() {
		return Arrays.stream(ScriptKind.values())
			.filter((kind) -> PolicyProfile.template(kind) == this.field)
			.map(ScriptKind::wireName)
			.findFirst()
			.orElse("");
	}

	FormField withError(String sentence) {
		return new FormField(this.field, this.name, this.widget, this.value, this.values, this.choices, this.standard,
				this.required, this.maxLength, this.min, this.max, sentence);
	}

	/** What an input looks like. */
	enum Widget {

		/** A line of text. */
		TEXT,

		/** Text in lines. */
		LINES,

		/** A local policy script. */
		SCRIPT,

		/** A whole number. */
		NUMBER,

		/** One of several. */
		SELECT,

		/** One of several, or something else. */
		SUGGEST,

		/** Some of several. */
		CHECKS,

		/** A secret, which is never shown unasked. */
		SECRET,

		/** A picture. */
		PICTURE,

		/** Something that the program sets. */
		STATED;

		boolean isWide() {
			return this == LINES || this == SCRIPT || this == PICTURE;
		}

	}

}
