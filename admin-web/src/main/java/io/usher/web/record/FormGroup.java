package io.usher.web.record;

import java.util.List;
import java.util.Locale;

import io.usher.core.catalogue.Group;

/**
 * Inputs that belong together.
 *
 * @param group the catalogue's group
 * @param fields the inputs
 * @param rows rows of other tables
 */
record FormGroup(Group group, List<FormField> fields, List<FormRows> rows) {

	public String title() {
		return this.group.title();
	}

	/** Returns the group's id in the page. */
	public String id() {
		return "g-" + this.group.name().toLowerCase(Locale.ROOT);
	}

	/** Tells whether it is folded away unless something in it is set or wrong. */
	public boolean isFolded() {
		boolean rare = this.group == Group.ADVANCED || this.group == Group.KEPT;
		return rare && this.fields.stream().allMatch((field) -> field.error() == null);
	}

	/** Returns how many of its inputs hold something. */
	public long filled() {
		return this.fields.stream().filter((field) -> !field.value().isEmpty() || !field.values().isEmpty()).count();
	}

}
