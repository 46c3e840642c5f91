package io.usher.core.regex;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a match becomes, as Python's {@code re.sub} reads it: {@code \1}, {@code \g<1>}
 * and {@code \g<name>} stand for groups.
 */
public final class PythonReplacement {

	private static final int LONGEST_NUMBER = 9;

	private final String template;

	private final List<Part> parts;

	private PythonReplacement(String template, List<Part> parts) {
		this.template = template;
		this.parts = parts;
	}

	/**
	 * Reads a replacement.
	 * @param regex the pattern whose groups it may name
	 * @throws PythonRegexException when Python would refuse it
	 */
	public static PythonReplacement compile(String template, PythonRegex regex) {
		PatternSource source = new PatternSource(template);
		List<Part> parts = new ArrayList<>();
		StringBuilder text = new StringBuilder();
		while (!source.atEnd()) {
			int start = source.position();
			String token = source.take();
			Part part = token.startsWith("\\") ? readEscape(source, token, start, regex) : new Part(token, 0);
			if (part.text() != null) {
				text.append(part.text());
				continue;
			}
			flush(text, parts);
			parts.add(part);
		}
		flush(text, parts);
		return new PythonReplacement(template, List.copyOf(parts));
	}

	private static void flush(StringBuilder text, List<Part> parts) {
		if (!text.isEmpty()) {
			parts.add(new Part(text.toString(), 0));
			text.setLength(0);
		}
	}

	private static Part readEscape(PatternSource source, String token, int start, PythonRegex regex) {
		int letter = token.codePointAt(1);
		if (letter == 'g') {
			return readGroup(source, start, regex);
		}
		if (letter == '0') {
			String digits = source.takeWhile(2, PatternSource::isOctal);
			return new Part(Character.toString(Integer.parseInt("0" + digits, 8) & 0xFF), 0);
		}
		if (PatternSource.isDigit(letter)) {
			return readNumber(source, token, start, regex);
		}
		Integer simple = Escapes.simple(token);
		if (simple != null) {
			return new Part(Character.toString(simple), 0);
		}
		if (PatternSource.isAsciiLetter(letter)) {
			throw source.at(start, token, "an escape that Python knows here, such as \\1, \\g<name>, \\n or \\\\");
		}
		// Python keeps the backslash before what needs none.
		return new Part(token, 0);
	}

	private static Part readNumber(PatternSource source, String token, int start, PythonRegex regex) {
		String digits = token.substring(1);
		if (source.nextIs(PatternSource::isDigit)) {
			digits += source.take();
			if (digits.chars().allMatch(PatternSource::isOctal) && source.nextIs(PatternSource::isOctal)) {
				digits += source.take();
				int value = Integer.parseInt(digits, 8);
				if (value > 0xFF) {
					throw source.at(start, "\\" + digits, "an octal number up to \\377");
				}
				return new Part(Character.toString(value), 0);
			}
		}
		return group(source, Integer.parseInt(digits), "\\" + digits, start, regex);
	}

	private static Part readGroup(PatternSource source, int start, PythonRegex regex) {
		if (!source.take("<")) {
			throw source.at(start, "\\g", "\\g<name> or \\g<1>");
		}
		String name = source.takeName(">");
		String found = "\\g<" + name + ">";
		if (PatternSource.isIdentifier(name)) {
			Integer group = regex.group(name);
			if (group == null) {
				throw source.at(start, found, "the name of a group of the pattern");
			}
			return new Part(null, group);
		}
		if (name.length() > LONGEST_NUMBER || !name.chars().allMatch(PatternSource::isDigit)) {
			throw source.at(start, found, "the name or number of a group of the pattern");
		}
		return group(source, Integer.parseInt(name), found, start, regex);
	}

	private static Part group(PatternSource source, int group, String found, int start, PythonRegex regex) {
		if (group > regex.groupCount()) {
			throw source.at(start, found, (regex.groupCount() == 0) ? "no group: the pattern has none"
					: "a group of the pattern, 0 to " + regex.groupCount());
		}
		return new Part(null, group);
	}

	/** Returns what the match becomes; a group that took no part leaves nothing. */
	public String expand(PythonMatch match) {
		StringBuilder expanded = new StringBuilder();
		for (Part part : this.parts) {
			String text = (part.text() != null) ? part.text() : match.groups().get(part.group());
			if (text != null) {
				expanded.append(text);
			}
		}
		return expanded.toString();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PythonReplacement that && this.template.equals(that.template)
				&& this.parts.equals(that.parts);
	}

	@Override
	public int hashCode() {
		return this.template.hashCode();
	}

	/** Returns the replacement as it was written. */
	@Override
	public String toString() {
		return this.template;
	}

	/** A text, or else what a group matched. */
	private record Part(@Nullable String text, int group) {

	}

}
