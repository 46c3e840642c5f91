package io.usher.web.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.usher.core.administration.Edit;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;

/**
 * The edits that one request makes, each record once, made from one snapshot: an edit
 * holds only if nobody changed the record meanwhile.
 */
final class EditBatch {

	private final Configuration before;

	private final Map<RecordId, Edit> edits = new LinkedHashMap<>();

	EditBatch(Configuration before) {
		this.before = before;
	}

	Configuration before() {
		return this.before;
	}

	List<Edit> edits() {
		return new ArrayList<>(this.edits.values());
	}

	/** Returns the record's document after the edits so far, or null. */
	@Nullable Document document(RecordId id) {
		Edit edit = this.edits.get(id);
		if (edit instanceof Edit.Create create) {
			return create.document();
		}
		if (edit instanceof Edit.Update update) {
			return update.document();
		}
		return (edit != null) ? null : this.before.find(id).map(ConfigurationRecord::document).orElse(null);
	}

	/** Makes the document the record's, whether the record is there or new. */
	void put(RecordId id, Document document) {
		long seen = this.before.find(id).map(ConfigurationRecord::revision).orElse(0L);
		this.edits.put(id, (seen > 0) ? new Edit.Update(id, seen, document) : new Edit.Create(id, document));
	}

	void delete(RecordId id) {
		long seen = this.before.find(id).map(ConfigurationRecord::revision).orElse(0L);
		if (seen > 0) {
			this.edits.put(id, new Edit.Delete(id, seen));
		}
		else {
			this.edits.remove(id);
		}
	}

}
