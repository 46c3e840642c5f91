package io.usher.web.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.Place;
import io.usher.core.transfer.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a file, within bounds.
 */
final class CsvFile {

	/** The most columns. */
	static final int MAX_COLUMNS = 200;

	/** The most characters of a cell. */
	static final int MAX_CELL = 1 << 16;

	/** The most rows. */
	static final int MAX_ROWS = 1_000_000;

	private static final String SEPARATORS = ",;\t";

	private static final int MAX_BUFFER = 1 << 20;

	/** How many rows are read between two words of progress. */
	static final int STEP = 1000;

	private static final String EXPECTED = "cells of up to " + MAX_CELL
			+ " characters, quotes that are closed, and no text after a closing quote";

	private final String name;

	private final CsvColumns columns;

	private final CsvContent content;

	private final List<Fault> faults = new ArrayList<>();

	private @Nullable CsvHeader header;

	private long rows;

	CsvFile(String name, CsvColumns columns, CsvContent content) {
		this.name = name;
		this.columns = columns;
		this.content = content;
	}

	/** Returns what is wrong with the file and with rows that were not handed on. */
	List<Fault> faults() {
		return this.faults;
	}

	/**
	 * Hands on each row below the header, until something is wrong with the whole file.
	 */
	void read(Consumer<CsvRow> taker, Progress progress) throws IOException {
		long unreadable = this.content.unreadableLine();
		if (unreadable > 0) {
			refuse(place(unreadable), "not " + this.content.charset().name(),
					"a file saved as UTF-8, such as Excel's \"CSV UTF-8\"");
			return;
		}
		char separator = separator();
		try (CsvReader<CsvRecord> records = open(separator)) {
			read(records.iterator(), taker, progress);
		}
		if (this.header == null && this.faults.isEmpty()) {
			refuse(place(0), "empty", "a first row with the names of the columns, and a row for each record");
		}
	}

	private void read(Iterator<CsvRecord> records, Consumer<CsvRow> taker, Progress progress) {
		CsvRecord last = null;
		try {
			while (records.hasNext()) {
				CsvRecord row = records.next();
				last = row;
				if (!CsvRow.isBlank(row.getFields()) && !take(row.getStartingLineNumber(), row.getFields(), taker)) {
					return;
				}
				if (this.rows % STEP == 0) {
					progress.at("Reading rows", this.rows, 0);
				}
			}
		}
		catch (CsvParseException ex) {
			refuse(place(lineAfter(last)), "a row that cannot be read", EXPECTED);
		}
	}

	/** Returns the line in which the row after this one begins. */
	private static long lineAfter(@Nullable CsvRecord last) {
		return (last == null) ? 1
				: last.getStartingLineNumber() + 1 + last.getFields().stream().mapToLong(CsvFile::lineBreaks).sum();
	}

	private static long lineBreaks(String cell) {
		return cell.replace("\r\n", "\n").chars().filter((letter) -> letter == '\n' || letter == '\r').count();
	}

	/** Spreadsheets write such a row to tell each other the separator. */
	private static boolean tellsSeparator(List<String> cells) {
		return cells.size() <= 2 && cells.get(0).matches("(?i)sep=.?");
	}

	/** Returns whether to go on. */
	private boolean take(long line, List<String> cells, Consumer<CsvRow> taker) {
		CsvHeader known = this.header;
		if (known == null) {
			if (tellsSeparator(cells)) {
				return true;
			}
			known = readHeader(line, cells);
			if (known.isFaulty() || known.isWritten()) {
				return !known.isFaulty();
			}
		}
		this.rows++;
		if (this.rows > MAX_ROWS) {
			return refuse(place(line), "more than " + MAX_ROWS + " rows", "at most " + MAX_ROWS + " rows in a file");
		}
		if (isSound(known, line, cells)) {
			taker.accept(new CsvRow(known, line, cells));
		}
		return true;
	}

	private CsvHeader readHeader(long line, List<String> cells) {
		if (cells.size() > MAX_COLUMNS) {
			refuse(place(line), cells.size() + " columns", "at most " + MAX_COLUMNS);
		}
		CsvHeader read = CsvHeader.of(this.columns, cells, place(line));
		this.faults.addAll(read.faults());
		this.header = read;
		return read;
	}

	private boolean isSound(CsvHeader known, long line, List<String> cells) {
		if (cells.size() != known.size()) {
			return refuse(place(line), cells.size() + " cells", known.size() + ", one for each column");
		}
		for (int i = 0; i < cells.size(); i++) {
			if (cells.get(i).length() > MAX_CELL) {
				return refuse(place(line).at(known.name(i)), cells.get(i).length() + " characters",
						"at most " + MAX_CELL);
			}
		}
		int nameless = known.nameless(cells);
		return nameless < 0 || refuse(place(line), "a value in column " + (nameless + 1),
				"a name above it in the first row, or no value");
	}

	private Place place(long line) {
		return Place.row(this.name, line);
	}

	private boolean refuse(Place place, String value, String expected) {
		this.faults.add(Fault.error(place, value, expected));
		return false;
	}

	/** The separator is the one at which the first row falls into most names or cells. */
	private char separator() throws IOException {
		char best = SEPARATORS.charAt(0);
		long most = -1;
		for (char separator : SEPARATORS.toCharArray()) {
			List<String> first = firstRow(separator);
			long names = CsvHeader.known(this.columns, first);
			long score = names * (MAX_COLUMNS + 1) + Math.min(first.size(), MAX_COLUMNS);
			if (score > most) {
				most = score;
				best = separator;
			}
		}
		return best;
	}

	private List<String> firstRow(char separator) throws IOException {
		try (CsvReader<CsvRecord> records = open(separator)) {
			for (CsvRecord row : records) {
				if (!CsvRow.isBlank(row.getFields()) && !tellsSeparator(row.getFields())) {
					return row.getFields();
				}
			}
		}
		catch (CsvParseException ex) {
			// Told when the file is read.
		}
		return List.of();
	}

	/** Rows of other lengths are told apart later, and empty ones count as lines. */
	private CsvReader<CsvRecord> open(char separator) throws IOException {
		return CsvReader.builder()
			.fieldSeparator(separator)
			.skipEmptyLines(false)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.allowUnclosedQuote(false)
			.maxBufferSize(MAX_BUFFER)
			.build(CsvRecordHandler.builder().maxFields(2 * MAX_COLUMNS).build(), this.content.open());
	}

}
