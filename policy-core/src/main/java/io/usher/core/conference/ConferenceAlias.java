package io.usher.core.conference;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.record.Document;

/**
 * An alias under which a conference is dialled.
 *
 * @param number its number, unique within the deployment
 * @param alias the alias as it was typed
 * @param document what was set
 */
public record ConferenceAlias(long number, String alias, Document document) {

	static ConferenceAlias of(Document row) {
		Long number = row.number(ConferenceFields.ID);
		return new ConferenceAlias((number != null) ? number : 0, row.requiredText(ConferenceFields.ALIAS), row);
	}

	/** Returns what people noted about it, empty when nothing. */
	public String description() {
		return this.document.text(CommonFields.DESCRIPTION, "");
	}

}
