package io.usher.web.management;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.usher.core.regex.Flag;
import io.usher.core.regex.PythonRegex;
import io.usher.core.regex.PythonRegexException;
import io.usher.core.regex.Steps;
import org.jspecify.annotations.Nullable;

/**
 * The comparisons of filters, named as Django names them.
 */
enum Operator {

	EXACT, IEXACT, CONTAINS, ICONTAINS, STARTSWITH, ISTARTSWITH, ENDSWITH, IENDSWITH, REGEX, IREGEX, LT, LTE, GT, GTE,
	IN, RANGE, ISNULL;

	private static final long STEPS = 100_000;

	static Optional<Operator> named(String name) {
		return Arrays.stream(values())
			.filter((operator) -> operator.name().toLowerCase(Locale.ROOT).equals(name))
			.findFirst();
	}

	/** Returns the test of values against the text of a filter, read by the reader. */
	Predicate<@Nullable Object> test(String text, Reader reader) {
		return switch (this) {
			case EXACT -> equal(reader.read(text));
			case IN -> Arrays.stream(text.split(","))
				.map((part) -> equal(reader.read(part)))
				.reduce((value) -> false, Predicate::or);
			case RANGE -> range(text, reader);
			case ISNULL -> isNull(text);
			case LT -> compared(reader.read(text), (order) -> order < 0);
			case LTE -> compared(reader.read(text), (order) -> order <= 0);
			case GT -> compared(reader.read(text), (order) -> order > 0);
			case GTE -> compared(reader.read(text), (order) -> order >= 0);
			case REGEX, IREGEX -> regex(text);
			default -> onTexts(text);
		};
	}

	private static Predicate<@Nullable Object> equal(@Nullable Object wanted) {
		return (value) -> (wanted == null) ? value == null : wanted.equals(value);
	}

	private static Predicate<@Nullable Object> isNull(String text) {
		boolean wanted = text.equalsIgnoreCase("true") || text.equals("1");
		return (value) -> (value == null) == wanted;
	}

	private static Predicate<@Nullable Object> range(String text, Reader reader) {
		List<String> bounds = List.of(text.split(",", -1));
		if (bounds.size() != 2) {
			throw new MalformedRequestException("Invalid range '" + text + "' provided. Please provide two values.");
		}
		return GTE.test(bounds.get(0), reader).and(LTE.test(bounds.get(1), reader));
	}

	private static Predicate<@Nullable Object> compared(@Nullable Object wanted, Predicate<Integer> order) {
		return (value) -> value != null && wanted != null && value.getClass() == wanted.getClass()
				&& order.test(ItemOrder.compare(value, wanted));
	}

	private Predicate<@Nullable Object> regex(String text) {
		try {
			PythonRegex regex = PythonRegex.compile(text, (this == IREGEX) ? Set.of(Flag.IGNORE_CASE) : Set.of());
			return (value) -> value != null && regex.search(value.toString(), Steps.of(STEPS)) != null;
		}
		catch (PythonRegexException ex) {
			throw new MalformedRequestException("Invalid regular expression '" + text + "': " + ex.getMessage());
		}
	}

	private Predicate<@Nullable Object> onTexts(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		Predicate<String> test = switch (this) {
			case IEXACT -> text::equalsIgnoreCase;
			case CONTAINS -> (value) -> value.contains(text);
			case ICONTAINS -> (value) -> value.toLowerCase(Locale.ROOT).contains(lower);
			case STARTSWITH -> (value) -> value.startsWith(text);
			case ISTARTSWITH -> (value) -> value.toLowerCase(Locale.ROOT).startsWith(lower);
			case ENDSWITH -> (value) -> value.endsWith(text);
			default -> (value) -> value.toLowerCase(Locale.ROOT).endsWith(lower);
		};
		return (value) -> value != null && test.test(value.toString());
	}

	/** Reads the text of a filter as a value of the field. */
	interface Reader {

		/**
		 * Reads it; null stands for nothing.
		 * @throws MalformedRequestException when the field has no such value
		 */
		@Nullable Object read(String text);

	}

}
