package io.usher.web.record;

import java.util.List;

import io.usher.core.configuration.Configuration;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;

/**
 * What other features want people to know before they save a record.
 */
public interface SaveConcern {

	/** Returns what would suffer from a change, in sentences; nothing of most. */
	List<String> of(Configuration configuration, RecordId record, Document after);

}
