package io.usher.core.directory;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.conference.ConferenceAlias;
import io.usher.core.device.Device;
import io.usher.core.person.Person;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.UniqueKey;

/**
 * An alias in the directory and what it is found by, all of it by reference.
 *
 * @param record the conference or device
 * @param row which of the conference's aliases, null of a device
 * @param owner the person who owns it, null when that person is not known
 */
record Listing(ConfigurationRecord record, @Nullable ConferenceAlias row, @Nullable Person owner) {

	String alias() {
		return (this.row != null) ? this.row.alias() : this.record.name();
	}

	DirectoryEntry entry() {
		String address = ownerAddress(this.record);
		int at = address.lastIndexOf('@');
		return new DirectoryEntry(alias(), title(), (at >= 0) ? address.substring(0, at) : address);
	}

	/** Returns what the alias is called. */
	private String title() {
		String description = this.record.document().text(CommonFields.DESCRIPTION, "");
		if (!description.isBlank()) {
			return description;
		}
		if (this.record instanceof Device && this.owner != null) {
			String person = nameOf(this.owner.document());
			return person.isEmpty() ? alias() : person;
		}
		return this.record.name();
	}

	/**
	 * Returns the key by which listings are in order: of what they are called, letters
	 * with accents behind those without, and then of their aliases. No two have the same.
	 */
	String sortKey() {
		String title = Folding.exact(title());
		String plain = Folding.plain(title);
		String alias = Folding.exact(alias());
		return plain + '\0' + (plain.equals(title) ? "" : title) + '\0' + alias
				+ (alias.equals(alias()) ? "" : '\0' + alias());
	}

	/**
	 * Returns the folded texts in which words are looked for, the alias first; none that
	 * another one begins with.
	 */
	List<String> texts() {
		List<String> raw = new ArrayList<>(10);
		raw.add(alias());
		raw.add(title());
		raw.add(this.record.name());
		raw.add(this.record.document().text(CommonFields.DESCRIPTION, ""));
		raw.add((this.row != null) ? this.row.description() : "");
		raw.add(ownerAddress(this.record));
		if (this.owner != null) {
			Document person = this.owner.document();
			raw.add(person.text(PersonFields.DISPLAY_NAME, ""));
			raw.add(fullName(person));
			raw.add(person.text(PersonFields.LAST_NAME, ""));
		}
		List<String> folded = new ArrayList<>(raw.size());
		for (int i = 0; i < raw.size(); i++) {
			// Most repeat others to the letter.
			if (raw.indexOf(raw.get(i)) == i) {
				add(Folding.exact(raw.get(i)), folded);
			}
		}
		return folded;
	}

	private static void add(String text, List<String> texts) {
		for (String earlier : texts) {
			if (earlier.startsWith(text)) {
				return;
			}
		}
		texts.add(text);
	}

	private static String nameOf(Document person) {
		String displayName = person.text(PersonFields.DISPLAY_NAME, "");
		return displayName.isBlank() ? fullName(person) : displayName;
	}

	private static String fullName(Document person) {
		return (person.text(PersonFields.FIRST_NAME, "") + ' ' + person.text(PersonFields.LAST_NAME, "")).strip();
	}

	/** Returns the owner's address as it is compared, empty when it has no owner. */
	String ownerKey() {
		return UniqueKey.normalise(ownerAddress(this.record));
	}

	/** Returns the address of the owner, empty when it has none. */
	static String ownerAddress(ConfigurationRecord record) {
		return record.document().text(CommonFields.PRIMARY_OWNER_EMAIL_ADDRESS, "");
	}

}
