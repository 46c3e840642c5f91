package io.usher.core.configuration;

import java.util.List;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * A record as a newer version of the program left it, which this one does not understand.
 * It decides nothing: the record stays as it last was understood, or out, and is not
 * changed by this version.
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param why what is not understood
 */
public record HeldRecord(RecordId id, long revision, Document document, String why) implements ConfigurationRecord {

	@Override
	public String name() {
		return (this.document.get(CommonFields.NAME) instanceof String name) ? name : this.id.toString();
	}

	/** They are guarded by the store. */
	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of();
	}

}
