package io.usher.core.administration;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

import io.usher.core.record.ConfigurationRecord;

/**
 * A record cannot be deleted because others refer to it.
 */
public class RecordInUseException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int NAMED = 5;

	private final transient ConfigurationRecord record;

	private final transient List<ConfigurationRecord> referrers;

	RecordInUseException(ConfigurationRecord record, List<ConfigurationRecord> referrers) {
		super(record.id().kind().title() + " \"" + record.name() + "\" is used by " + words(referrers));
		this.record = record;
		this.referrers = List.copyOf(referrers);
	}

	/** Returns the record that was to be deleted. */
	public ConfigurationRecord record() {
		return this.record;
	}

	/** Returns the records that refer to it. */
	public List<ConfigurationRecord> referrers() {
		return this.referrers;
	}

	private static String words(List<ConfigurationRecord> referrers) {
		String named = referrers.stream()
			.limit(NAMED)
			.map((referrer) -> referrer.id().kind().title() + " \"" + referrer.name() + "\"")
			.collect(Collectors.joining(", "));
		int more = referrers.size() - NAMED;
		return (more > 0) ? named + " and " + more + " more" : named;
	}

}
