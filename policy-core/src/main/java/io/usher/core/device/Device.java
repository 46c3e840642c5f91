package io.usher.core.device;

import java.util.List;

import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * A device alias that may register.
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param name the alias, unique
 */
public record Device(RecordId id, long revision, Document document, String name) implements ConfigurationRecord {

	/** Reads a record. */
	public static Device of(RecordId id, long revision, Document document) {
		return new Device(id, revision, document, document.requiredText(DeviceFields.ALIAS));
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of(UniqueKey.of(RecordKind.DEVICE, DeviceFields.ALIAS, this.name));
	}

}
