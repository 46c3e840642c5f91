package io.usher.web.management;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ArrayList;
import java.util.stream.Stream;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configuration;

/**
 * Which conferences and Call Routing Rules use which theme.
 *
 * @param users the numbers of the users by kind and theme
 */
record ThemeUsers(Map<RecordKind, Map<Long, List<Long>>> users) {

	static ThemeUsers of(Configuration configuration) {
		return new ThemeUsers(Map.of(RecordKind.CONFERENCE, gather(configuration, RecordKind.CONFERENCE),
				RecordKind.CALL_ROUTING_RULE, gather(configuration, RecordKind.CALL_ROUTING_RULE)));
	}

	private static Map<Long, List<Long>> gather(Configuration configuration, RecordKind kind) {
		Map<Long, List<Long>> users = new HashMap<>();
		configuration.all(kind).forEach((record) -> {
			Long theme = record.document().number(ServiceFields.IVR_THEME_NAME);
			if (theme != null) {
				users.computeIfAbsent(theme, (number) -> new ArrayList<>()).add(record.id().number());
			}
		});
		return users;
	}

	Stream<Long> numbers(RecordKind kind, long theme) {
		return this.users.getOrDefault(kind, Map.of()).getOrDefault(theme, List.of()).stream();
	}

}
