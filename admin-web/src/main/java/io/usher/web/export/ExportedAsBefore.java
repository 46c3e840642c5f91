package io.usher.web.export;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.usher.core.account.Role;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.HeldRecord;
import io.usher.web.management.WarningHeaders;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The records that an export of this instance has as they were before a newer version of
 * the program changed them, or not at all where that version made them.
 *
 * @param counts how many, by kind
 */
public record ExportedAsBefore(Map<RecordKind, Long> counts) {

	/**
	 * Counts them.
	 * @param exported the kinds that are exported
	 */
	public static ExportedAsBefore of(Configuration configuration, Predicate<RecordKind> exported) {
		return new ExportedAsBefore(configuration.held()
			.map(HeldRecord::id)
			.filter((id) -> exported.test(id.kind()))
			.collect(Collectors.groupingBy((id) -> id.kind(), TreeMap::new, Collectors.counting())));
	}

	/**
	 * Counts them for a document of the whole configuration.
	 * @param accounts whether accounts and credentials are in it
	 */
	public static ExportedAsBefore ofDocument(Configuration configuration, boolean accounts) {
		return of(configuration, (kind) -> accounts || !Role.isAccount(kind));
	}

	/** Returns how many they are. */
	public long total() {
		return this.counts.values().stream().mapToLong(Long::longValue).sum();
	}

	/** Returns how many of which kind, such as {@code 1 Device alias, 2 People}. */
	public String words() {
		return this.counts.entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " "
					+ ((entry.getValue() == 1) ? entry.getKey().title() : entry.getKey().plural()))
			.collect(Collectors.joining(", "));
	}

	/** Tells programs, which see no page. */
	public void tell(HttpServletResponse response) {
		this.counts.forEach((kind, count) -> response.addHeader(WarningHeaders.NAME, kind.resource() + ": " + count
				+ " as before a newer version of Usher changed them, or left out (expected: an export by an instance "
				+ "of that version)"));
	}

}
