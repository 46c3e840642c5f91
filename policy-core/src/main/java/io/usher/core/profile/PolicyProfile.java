package io.usher.core.profile;

import java.util.List;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * A policy profile: how requests from the locations that refer to it are decided.
 *
 * @param id its identity
 * @param revision the revision in which it was last changed
 * @param document what was set
 * @param name its name, unique
 */
public record PolicyProfile(RecordId id, long revision, Document document, String name) implements ConfigurationRecord {

	/** Reads a record. */
	public static PolicyProfile of(RecordId id, long revision, Document document) {
		return new PolicyProfile(id, revision, document, document.requiredText(CommonFields.NAME));
	}

	@Override
	public List<UniqueKey> uniqueKeys() {
		return List.of(UniqueKey.of(RecordKind.POLICY_PROFILE, CommonFields.NAME, this.name));
	}

}
