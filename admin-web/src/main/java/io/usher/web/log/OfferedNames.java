package io.usher.web.log;

import java.util.List;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;

/**
 * Names that the filters of the logs offer while one types.
 */
final class OfferedNames {

	private static final int MOST = 200;

	private OfferedNames() {
	}

	static List<String> of(Configuration configuration, RecordKind kind) {
		return configuration.all(kind).map(ConfigurationRecord::name).limit(MOST).toList();
	}

}
