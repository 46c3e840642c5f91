package io.usher.web.record;

import java.util.List;

import io.usher.core.configuration.Configuration;
import io.usher.core.record.RecordId;
import org.springframework.stereotype.Component;

/**
 * Says beside a record that a newer version of Usher changed it in a way that this one
 * does not understand.
 */
@Component
class NewerAside implements FormAside {

	@Override
	public List<Note> of(Configuration configuration, RecordId record) {
		return configuration.held(record)
			.map((held) -> new Note("Changed by a newer version of Usher.", "This instance does not understand it ("
					+ held.why()
					+ "), goes on with what is shown here, and cannot change it. Instances of the newer version "
					+ "can.", "rejected", "", ""))
			.stream()
			.toList();
	}

}
