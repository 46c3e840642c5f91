package io.usher.web.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Table;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.secret.SecretKey;
import io.usher.core.transfer.Formulas;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the records of a sheet as CSV (RFC 4180), so that importing the file changes
 * nothing.
 */
@Component
public final class CsvExport {

	/**
	 * Stands before the text of a file for spreadsheets, which take UTF-8 for something
	 * else without it. An import passes over it.
	 */
	public static final char BYTE_ORDER_MARK = '\ufeff';

	/** Quotes what other separators would divide, and blanks that some programs drop. */
	private static final QuoteStrategy QUOTES = new QuoteStrategy() {
		@Override
		public boolean quoteValue(int lineNo, int fieldIdx, String value) {
			return value.indexOf(';') >= 0 || value.indexOf('\t') >= 0 || !value.equals(value.strip());
		}
	};

	private final CellSecrets secrets;

	CsvExport(SecretKey key) {
		this.secrets = new CellSecrets(key);
	}

	/**
	 * Writes a sheet.
	 * @param withSecrets whether PINs, in clear, and passwords, encrypted, are part of it
	 * @param out where to; it is flushed, not closed
	 */
	public void write(CsvSheet sheet, Configuration configuration, boolean withSecrets, Writer out) throws IOException {
		List<CsvColumn> columns = CsvColumns.of(sheet)
			.everyOne()
			.stream()
			.filter((column) -> withSecrets || !column.field().isSecret())
			.toList();
		CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).quoteStrategy(QUOTES).build(out);
		writer.writeRecord(columns.stream().map(CsvColumn::name).toList());
		configuration.all(sheet.kind()).forEach((record) -> lines(sheet, record).forEach((alias) -> {
			List<String> cells = new ArrayList<>(columns.size());
			for (CsvColumn column : columns) {
				cells.add(Formulas.guarded(cell(sheet, column, record, alias, configuration)));
			}
			writer.writeRecord(cells);
		}));
		writer.flush();
	}

	/** Returns the alias of each line that a record has, null for a line without one. */
	private static List<@Nullable Document> lines(CsvSheet sheet, ConfigurationRecord record) {
		List<@Nullable Document> aliases = new ArrayList<>();
		if (record instanceof Conference) {
			aliases.addAll(record.document().rows(ConferenceFields.ALIASES));
		}
		if (aliases.isEmpty() && sheet != CsvSheet.ALIASES) {
			aliases.add(null);
		}
		return aliases;
	}

	private String cell(CsvSheet sheet, CsvColumn column, ConfigurationRecord record, @Nullable Document alias,
			Configuration configuration) {
		if (column.field() == ConferenceFields.ID) {
			return String.valueOf(record.id().number());
		}
		if (column.field() == AdpFields.CONFERENCE) {
			return (record instanceof AutomaticParticipant participant)
					? CellValues.text(column, configuration.conferencesOf(participant), configuration) : record.name();
		}
		if (column.table() == Table.CONFERENCE_ALIAS_ROW) {
			return (alias == null) ? "" : CellValues.text(column, alias.get(column.field()), configuration);
		}
		if (alias != null && !isFirst(alias, record) && !column.field().name().equals(key(sheet).field().name())) {
			return "";
		}
		Document document = record.document();
		return column.field().isSecret() ? this.secrets.text(column, sheet.kind(), document.secret(column.field()))
				: CellValues.text(column, document.get(column.field()), configuration);
	}

	private static boolean isFirst(Document alias, ConfigurationRecord record) {
		return record.document().rows(ConferenceFields.ALIASES).get(0) == alias;
	}

	private static CsvColumn key(CsvSheet sheet) {
		return CsvColumns.of(sheet).required().get(0);
	}

}
