package io.usher.web.csv;

import java.util.List;

import io.usher.core.transfer.Fault;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Progress;

/**
 * Makes records of the rows of a sheet.
 */
interface SheetReading {

	/** Takes the next row. */
	void take(CsvRow row);

	/** Returns the records, when all rows were taken. */
	List<Incoming> records(Progress progress);

	/** Returns what is wrong with rows that make no record. */
	List<Fault> faults();

}
