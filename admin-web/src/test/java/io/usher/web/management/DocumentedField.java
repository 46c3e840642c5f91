package io.usher.web.management;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What is known of a field of Infinity's Management API, from the table that the
 * catalogue is compared with too.
 *
 * @param resource the resource
 * @param name the field
 * @param type its type, {@code ref} for references
 * @param requirement {@code R} for required, {@code ro} for read-only
 * @param defaultText its default, as JSON has it but for quotes
 * @param limits its limits, choices or target
 * @param shape what clients decode, empty where none was seen
 */
record DocumentedField(String resource, String name, String type, String requirement, String defaultText, String limits,
		String shape) {

	private static final Path TABLE = Path.of("../policy-core/src/test/resources/management-fields.txt");

	private static final Pattern LONGEST = Pattern.compile("^≤(\\d+)");

	private static final Pattern RANGE = Pattern.compile("^(\\d+)–(\\d+)$");

	private static final Pattern CHOICES = Pattern.compile("(?!secret)[A-Za-z][\\w-]*( [A-Za-z][\\w-]*)*");

	/** Returns the documented fields by resource. */
	static Map<String, List<DocumentedField>> byResource() {
		Map<String, List<DocumentedField>> found = new LinkedHashMap<>();
		String resource = "";
		for (String line : lines()) {
			if (line.startsWith("[")) {
				resource = line.substring(1, line.length() - 1);
			}
			else if (!line.isEmpty() && !line.startsWith("#")) {
				String[] columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
				found.computeIfAbsent(resource, (name) -> new ArrayList<>())
					.add(new DocumentedField(resource, columns[0], columns[1], columns[2], columns[3], columns[4],
							columns[5]));
			}
		}
		return found;
	}

	private static List<String> lines() {
		try {
			return Files.readAllLines(TABLE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isRequired() {
		return this.requirement.equals("R");
	}

	boolean isReadOnly() {
		return this.requirement.equals("ro");
	}

	boolean isReference() {
		return this.type.equals("ref");
	}

	boolean isSecret() {
		return this.limits.endsWith("secret");
	}

	boolean isPin() {
		return this.limits.startsWith("len 4–20");
	}

	boolean isList() {
		return this.shape.startsWith("[");
	}

	/** Returns the longest text, 0 when none is known. */
	int longest() {
		return LONGEST.matcher(this.limits)
			.results()
			.findFirst()
			.map((match) -> Integer.valueOf(match.group(1)))
			.orElse(0);
	}

	/** Returns the least and the greatest number, nothing when they are not known. */
	List<Long> range() {
		return RANGE.matcher(this.limits)
			.results()
			.findFirst()
			.map((MatchResult match) -> List.of(Long.valueOf(match.group(1)), Long.valueOf(match.group(2))))
			.orElse(List.of());
	}

	/** Returns the choices, none where there is no such list. */
	List<String> choices() {
		boolean chosen = this.type.equals("string") && CHOICES.matcher(this.limits).matches();
		return chosen ? List.of(this.limits.split(" ")) : List.of();
	}

	/** Returns what a client reads where nothing was sent. */
	Object shownDefault() {
		return switch (this.defaultText) {
			case "", "null", "\"\"", "[]" -> nothing();
			case "true", "false" -> Boolean.valueOf(this.defaultText);
			default -> this.type.equals("integer") ? (Object) Integer.valueOf(this.defaultText) : this.defaultText;
		};
	}

	private Object nothing() {
		if (isList()) {
			return List.of();
		}
		if (this.type.equals("boolean")) {
			return false;
		}
		boolean text = this.type.equals("string") && (!this.shape.endsWith("?") || this.defaultText.equals("\"\""));
		return text ? "" : null;
	}

	@Override
	public String toString() {
		return this.resource + "." + this.name;
	}

}
