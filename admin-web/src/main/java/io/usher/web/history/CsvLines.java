package io.usher.web.history;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.usher.core.transfer.Formulas;

/**
 * Lines as RFC 4180 has them, in UTF-8. What a spreadsheet would run as a formula begins
 * with an apostrophe.
 */
public final class CsvLines {

	private final OutputStream file;

	/**
	 * Writes to a file.
	 * @param file where to; it is not closed
	 */
	public CsvLines(OutputStream file) {
		this.file = file;
	}

	/** Writes a line. */
	public void line(List<?> cells) throws IOException {
		StringBuilder line = new StringBuilder();
		for (Object cell : cells) {
			line.append((line.length() > 0) ? "," : "").append(cell(String.valueOf(cell)));
		}
		this.file.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
	}

	static String cell(String text) {
		String safe = Formulas.guarded(text);
		boolean quoted = safe.chars()
			.anyMatch((letter) -> letter == '"' || letter == ',' || letter == '\n' || letter == '\r');
		return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
	}

}
