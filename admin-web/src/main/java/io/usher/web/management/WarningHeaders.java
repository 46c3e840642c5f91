package io.usher.web.management;

import java.util.List;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.Violation;
import io.usher.core.catalogue.Violations;

import org.springframework.http.HttpHeaders;

/**
 * Tells clients what was taken, but is probably not what they meant, without a body:
 * answers to writes have none.
 */
public final class WarningHeaders {

	/** The header's name. */
	public static final String NAME = "X-Usher-Warning";

	/** The most warnings: servers and proxies refuse answers with too long heads. */
	private static final int MAX_WARNINGS = 10;

	private static final int LONGEST = 300;

	private WarningHeaders() {
	}

	/** Returns one header for each warning, and one more that counts those left out. */
	static HttpHeaders of(ManagementResource resource, Violations violations) {
		HttpHeaders headers = new HttpHeaders();
		List<Violation> warnings = violations.warnings();
		warnings.stream()
			.limit(MAX_WARNINGS)
			.forEach((warning) -> headers.add(NAME, ascii(FaultMessages.line(resource, warning))));
		if (warnings.size() > MAX_WARNINGS) {
			headers.add(NAME, "and " + (warnings.size() - MAX_WARNINGS) + " more");
		}
		return headers;
	}

	private static String ascii(String line) {
		StringBuilder ascii = new StringBuilder();
		line.replace(Field.MASK, "******").replace("\u2026", "...").chars().limit(LONGEST).forEach((character) -> {
			if (character >= ' ' && character <= '~') {
				ascii.append((char) character);
			}
			else {
				ascii.append(String.format("\\u%04x", character));
			}
		});
		return ascii.toString();
	}

}
