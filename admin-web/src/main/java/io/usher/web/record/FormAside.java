package io.usher.web.record;

import java.util.List;

import io.usher.core.configuration.Configuration;
import io.usher.core.record.RecordId;

/**
 * What other features say of a record beside its form.
 */
public interface FormAside {

	/** Returns what there is to say of a record; nothing of most. */
	List<Note> of(Configuration configuration, RecordId record);

	/**
	 * Something to say.
	 *
	 * @param title what it is about
	 * @param text what it says
	 * @param tone the colour's name, empty for none
	 * @param link the words of the link, empty for none
	 * @param path where the link leads
	 */
	record Note(String title, String text, String tone, String link, String path) {

	}

}
