package io.usher.api.external;

import io.usher.core.external.UpstreamReply;
import io.usher.core.record.RecordId;

/**
 * Hears of what upstream servers answered, on the threads of the requests: it should be
 * quick. What it throws is logged and harms no answer.
 */
public interface UpstreamListener {

	/**
	 * A server was asked, or kept from being asked.
	 * @param profile the policy profile whose server it is
	 * @param reply what came of it
	 */
	void asked(RecordId profile, UpstreamReply reply);

	/**
	 * There are servers now that there were not, or the other way round.
	 * @param servers all there are
	 */
	default void changed(UpstreamStates servers) {
	}

}
