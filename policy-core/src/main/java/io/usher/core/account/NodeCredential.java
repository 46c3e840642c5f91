package io.usher.core.account;

import java.util.List;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * A credential with which Conferencing Nodes authenticate. Several may share a user name,
 * so that a password can be replaced without a gap.
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param name its name, unique
 */
public record NodeCredential(RecordId id, long revision, Document document,
		String name) implements ConfigurationRecord {

	/** Reads a record. */
	public static NodeCredential of(RecordId id, long revision, Document document) {
		return new NodeCredential(id, revision, document, document.requiredText(CommonFields.NAME));
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of(UniqueKey.of(RecordKind.NODE_CREDENTIAL, CommonFields.NAME, this.name));
	}

}
