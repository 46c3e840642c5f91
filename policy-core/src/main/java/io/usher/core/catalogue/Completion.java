package io.usher.core.catalogue;

import java.util.Map;
import java.util.Set;

/**
 * What happens at the end of a playlist. The policy guide, "Media Playback service type
 * response fields": {@code on_completion}.
 */
final class Completion {

	/** What it must look like. */
	static final String EXPECTED = "{\"disconnect\": true} or {\"transfer\": {\"conference\": alias, \"role\": "
			+ "auto, host or guest}}, in which the role may be left out";

	private static final String TRANSFER = "transfer";

	private static final String CONFERENCE = "conference";

	private static final String ROLE = "role";

	private static final Set<String> ROLES = Set.of("auto", "host", "guest");

	private Completion() {
	}

	static boolean fits(Map<?, ?> value) {
		return value.equals(Map.of("disconnect", true))
				|| value.size() == 1 && value.get(TRANSFER) instanceof Map<?, ?> transfer && isTransfer(transfer);
	}

	private static boolean isTransfer(Map<?, ?> transfer) {
		boolean known = transfer.keySet().stream().allMatch((key) -> CONFERENCE.equals(key) || ROLE.equals(key));
		boolean role = !transfer.containsKey(ROLE) || transfer.get(ROLE) instanceof String text && ROLES.contains(text);
		return known && role && transfer.get(CONFERENCE) instanceof String alias && !alias.isBlank()
				&& alias.length() <= FieldKind.text().maxLength() && Characters.fault(alias, false) == null;
	}

}
