package io.usher.core.administration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.record.RecordId;

/**
 * Records that go with another: the tests of a policy profile's scripts are of no use
 * without it.
 */
final class OwnedRecords {

	private OwnedRecords() {
	}

	/** Returns the edits, and the deletion of what goes with the records they delete. */
	static List<RecordEdit> along(Configuration before, List<RecordEdit> edits) {
		Set<RecordId> edited = new HashSet<>();
		edits.forEach((edit) -> edited.add(edit.id()));
		List<RecordEdit> all = new ArrayList<>(edits);
		edits.stream()
			.filter((edit) -> edit.after() == null && edit.id().kind() == RecordKind.POLICY_PROFILE)
			.flatMap((edit) -> before.scriptTests(edit.id()).stream())
			.filter((test) -> !edited.contains(test.id()))
			.forEach((test) -> all.add(new RecordEdit(test.id(), null)));
		return all;
	}

}
