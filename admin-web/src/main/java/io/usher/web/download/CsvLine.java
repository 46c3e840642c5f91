package io.usher.web.download;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.StreamSupport;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.usher.core.transfer.Formulas;
import org.jspecify.annotations.Nullable;

/**
 * A line of a report, as RFC 4180 has it. What a spreadsheet would run as a formula
 * begins with an apostrophe.
 */
public final class CsvLine {

	private CsvLine() {
	}

	/**
	 * Writes a line with its end to a file, in UTF-8.
	 * @param cells what is in it; null for an empty cell
	 */
	public static void write(Iterable<? extends @Nullable Object> cells, OutputStream file) throws IOException {
		file.write(of(cells).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Returns a line with its end.
	 * @param cells what is in it; null for an empty cell
	 */
	public static String of(Iterable<? extends @Nullable Object> cells) {
		StringWriter line = new StringWriter();
		CsvWriter.builder()
			.lineDelimiter(LineDelimiter.CRLF)
			.bufferSize(0)
			.build(line)
			.writeRecord(StreamSupport.stream(cells.spliterator(), false)
				.map((cell) -> Formulas.guarded(Objects.toString(cell, "")))
				.toList());
		return line.toString();
	}

}
