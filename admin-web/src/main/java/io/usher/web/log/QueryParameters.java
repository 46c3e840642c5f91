package io.usher.web.log;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.log.DecisionQuery;
import io.usher.core.log.TextPattern;
import io.usher.core.record.RecordId;

/**
 * Reads the parameters of a query. Every parameter must be known, given once and make
 * sense: a condition that is ignored would show what nobody asked for.
 */
final class QueryParameters {

	private static final String ID = "[0-9]{1,19}";

	private final Map<String, String[]> given;

	private final Set<String> known = new HashSet<>();

	QueryParameters(Map<String, String[]> given) {
		this.given = given;
	}

	Optional<String> text(String name) {
		return read(name, Function.identity());
	}

	Optional<TextPattern> pattern(String name) {
		return read(name, TextPattern::of);
	}

	Optional<TextPattern> alias(String name) {
		return read(name, TextPattern::ofAlias);
	}

	/** Reads a text that may stand anywhere. */
	Optional<TextPattern> within(String name) {
		return read(name, TextPattern::within);
	}

	Optional<RequestType> type(String name) {
		return read(name, QueryParameters::readType);
	}

	Optional<Instant> moment(String name) {
		return read(name, QueryParameters::readMoment);
	}

	/** Reads where a page ended. */
	Optional<Long> cursor(String name) {
		return read(name, QueryParameters::readCursor);
	}

	Optional<Integer> limit(String name) {
		return read(name, QueryParameters::readLimit);
	}

	/** Reads a time in whole milliseconds. */
	Optional<Long> millis(String name) {
		return read(name, QueryParameters::readMillis);
	}

	/** Reads a word of which there is only one. */
	Optional<String> oneOf(String name, String word) {
		return read(name, (text) -> {
			if (!text.equals(word)) {
				throw new IllegalArgumentException(word);
			}
			return text;
		});
	}

	/** Reads a record's kind and number; empty when the text is something else. */
	Optional<RecordId> record(String name) {
		return text(name).flatMap(QueryParameters::readRecord);
	}

	/** Refuses parameters that nobody read. */
	void end() {
		for (String name : this.given.keySet()) {
			if (!this.known.contains(name)) {
				throw new IllegalArgumentException(name + ": unknown (expected: one of "
						+ this.known.stream().sorted().collect(Collectors.joining(", ")) + ")");
			}
		}
	}

	private <T> Optional<T> read(String name, Function<String, T> reader) {
		this.known.add(name);
		String[] values = this.given.get(name);
		if (values == null) {
			return Optional.empty();
		}
		if (values.length != 1) {
			throw new IllegalArgumentException(name + ": " + List.of(values) + " (expected: once)");
		}
		try {
			return Optional.of(reader.apply(values[0]));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(name + ": " + values[0] + " (expected: " + ex.getMessage() + ")", ex);
		}
	}

	private static RequestType readType(String text) {
		return Arrays.stream(RequestType.values())
			.filter((type) -> type.name().equalsIgnoreCase(text))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("one of " + Arrays.stream(RequestType.values())
				.map((type) -> type.name().toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(", "))));
	}

	private static Instant readMoment(String text) {
		try {
			return Instant.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("a moment such as 2026-02-28T11:15:30Z", ex);
		}
	}

	private static long readCursor(String text) {
		try {
			if (text.matches(ID)) {
				return Long.parseLong(text);
			}
		}
		catch (NumberFormatException ex) {
			// Told below, as any other text that is no number.
		}
		throw new IllegalArgumentException("what an answer says as next");
	}

	private static long readMillis(String text) {
		if (text.matches("[0-9]{1,7}")) {
			return Long.parseLong(text);
		}
		throw new IllegalArgumentException("whole milliseconds, such as 500");
	}

	private static int readLimit(String text) {
		if (text.matches("[0-9]{1,3}")) {
			int limit = Integer.parseInt(text);
			if (limit >= 1 && limit <= DecisionQuery.MAX_LIMIT) {
				return limit;
			}
		}
		throw new IllegalArgumentException("1 to " + DecisionQuery.MAX_LIMIT);
	}

	private static Optional<RecordId> readRecord(String text) {
		int slash = text.indexOf('/');
		if (slash < 0 || !text.substring(slash + 1).matches("[1-9][0-9]{0,17}")) {
			return Optional.empty();
		}
		return RecordKind.ofResource(text.substring(0, slash))
			.map((kind) -> new RecordId(kind, Long.parseLong(text.substring(slash + 1))));
	}

}
