package io.usher.web.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor.Via;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.AuditQuery;
import io.usher.core.history.ChangeQuery;
import io.usher.core.history.RecordVersion.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody wants to see of the history, as the address says it. A value that makes
 * no sense is told and left out.
 *
 * @param show changes, events or both
 * @param person by whom, empty for all
 * @param kind the resource of a kind of record, empty for all
 * @param object a part of a record's name, empty for all
 * @param operation what happened to a record, empty for all
 * @param via the way it came, empty for all
 * @param type a type of event, empty for all
 * @param text a part of a reason, a name or a value, empty for all
 * @param from the first day in UTC, empty for all
 * @param to the last day in UTC, empty for all
 */
record TimelineFilter(Show show, String person, String kind, String object, String operation, String via, String type,
		String text, String from, String to) {

	private static final int MAX_LENGTH = 250;

	static TimelineFilter of(Map<String, String> parameters) {
		return new TimelineFilter(find(Show.values(), get(parameters, "show")).orElse(Show.ALL),
				get(parameters, "person"), get(parameters, "kind"), get(parameters, "object"),
				get(parameters, "operation"), get(parameters, "via"), get(parameters, "type"), get(parameters, "text"),
				get(parameters, "from"), get(parameters, "to"));
	}

	private static String get(Map<String, String> parameters, String name) {
		String value = parameters.getOrDefault(name, "").strip();
		return value.substring(0, Math.min(MAX_LENGTH, value.length()));
	}

	private static <E extends Enum<E>> Optional<E> find(E[] values, String name) {
		return Arrays.stream(values).filter((value) -> value.name().equalsIgnoreCase(name)).findFirst();
	}

	private static @Nullable Instant day(String text, int more) {
		try {
			return text.isEmpty() ? null
					: LocalDate.parse(text).plusDays(more).atStartOfDay(ZoneOffset.UTC).toInstant();
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	/** Returns what is wrong with it, in sentences. */
	public List<String> faults() {
		Map<String, Boolean> rules = new LinkedHashMap<>();
		rules.put("From: enter a day such as 2026-01-31.", !this.from.isEmpty() && day(this.from, 0) == null);
		rules.put("To: enter a day such as 2026-01-31.", !this.to.isEmpty() && day(this.to, 0) == null);
		rules.put("There is no such kind of record.",
				!this.kind.isEmpty() && RecordKind.ofResource(this.kind).isEmpty());
		rules.put("There is no such operation.",
				!this.operation.isEmpty() && find(Operation.values(), this.operation).isEmpty());
		rules.put("Nothing comes that way.", !this.via.isEmpty() && find(Via.values(), this.via).isEmpty());
		rules.put("There is no such event.",
				!this.type.isEmpty() && find(AuditEvent.Type.values(), this.type).isEmpty());
		return rules.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
	}

	/** Tells whether changes are wanted. */
	public boolean wantsChanges() {
		return this.show != Show.EVENTS && this.type.isEmpty();
	}

	/** Tells whether events are wanted; they have neither a kind nor an operation. */
	public boolean wantsEvents() {
		return this.show != Show.CHANGES && this.kind.isEmpty() && this.object.isEmpty() && this.operation.isEmpty();
	}

	/** Tells whether something is left out. */
	public boolean isNarrow() {
		return !query().isEmpty();
	}

	/** Tells whether something is left out by more than what always stands there. */
	public boolean isDetailed() {
		Set<String> names = new HashSet<>(query().keySet());
		names.removeAll(Set.of("show", "text"));
		return !names.isEmpty();
	}

	ChangeQuery changes(long before, int limit) {
		return new ChangeQuery(0, before, this.person.isEmpty() ? null : this.person,
				find(Via.values(), this.via).orElse(null), RecordKind.ofResource(this.kind).orElse(null),
				find(Operation.values(), this.operation).orElse(null), null, day(this.from, 0), day(this.to, 1), limit);
	}

	AuditQuery events(long before, int limit) {
		Set<AuditEvent.Type> types = find(AuditEvent.Type.values(), this.type).map(Set::of).orElse(Set.of());
		return new AuditQuery(types, this.person.isEmpty() ? null : this.person,
				find(Via.values(), this.via).orElse(null), null, this.text, day(this.from, 0), day(this.to, 1), before,
				limit);
	}

	/** Returns what is not the default, as the address says it. */
	public Map<String, String> query() {
		Map<String, String> query = new LinkedHashMap<>();
		query.put("show", (this.show != Show.ALL) ? this.show.name().toLowerCase(Locale.ROOT) : "");
		query.put("person", this.person);
		query.put("kind", this.kind);
		query.put("object", this.object);
		query.put("operation", this.operation);
		query.put("via", this.via);
		query.put("type", this.type);
		query.put("text", this.text);
		query.put("from", this.from);
		query.put("to", this.to);
		query.values().removeIf(String::isEmpty);
		return query;
	}

	/** Returns what is not the default, for people. */
	String words() {
		return query().entrySet()
			.stream()
			.map((entry) -> entry.getKey() + " “" + entry.getValue() + "”")
			.collect(Collectors.joining(", "));
	}

	/** Returns the address of a page with this filter and some more parameters. */
	public String address(String path, Map<String, ?> more) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
		query().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
		more.forEach((name, value) -> address.queryParam(name, String.valueOf(value)));
		return address.encode().buildAndExpand(query()).toUriString();
	}

	/** What a list shows. */
	enum Show {

		/** Changes and events. */
		ALL("Everything"),

		/** Changes of the configuration. */
		CHANGES("Changes"),

		/** What changed no configuration. */
		EVENTS("Log-ins and other events");

		private final String title;

		Show(String title) {
			this.title = title;
		}

		/** Returns the words for people. */
		public String title() {
			return this.title;
		}

		/** Returns the value in the address. */
		public String value() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
