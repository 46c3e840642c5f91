package io.usher.core.conference;

import java.util.List;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * An Automatically Dialed Participant (ADP), which conferences refer to.
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param remoteAlias the alias that is called
 */
public record AutomaticParticipant(RecordId id, long revision, Document document,
		String remoteAlias) implements ConfigurationRecord {

	/** Reads a record. */
	public static AutomaticParticipant of(RecordId id, long revision, Document document) {
		return new AutomaticParticipant(id, revision, document, document.requiredText(AdpFields.REMOTE_ALIAS));
	}

	@Override
	public String name() {
		return this.remoteAlias;
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of();
	}

}
