package io.usher.web.migration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.usher.core.configuration.Configuration;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.Reading;
import io.usher.core.transfer.UnreadableSourceException;

/**
 * A dump of a Management API in files: one JSON object with lists by resource, a list for
 * each resource in a file of its name (as many pages as there are), or zip files of
 * those.
 */
public final class DumpSource implements ImportSource {

	private static final int MAX_REASONS = 5;

	private final List<DumpFile> files;

	private final boolean leavesOutFaulty;

	private DumpSource(List<DumpFile> files, boolean leavesOutFaulty) {
		this.files = List.copyOf(files);
		this.leavesOutFaulty = leavesOutFaulty;
	}

	/**
	 * Returns the dump in these files.
	 * @param leavesOutFaulty whether records that cannot be taken are left out, instead
	 * of preventing the import
	 */
	public static DumpSource of(List<DumpFile> files, boolean leavesOutFaulty) {
		return new DumpSource(files, leavesOutFaulty);
	}

	@Override
	public String title() {
		return this.files.stream().limit(3).map(DumpFile::name).collect(Collectors.joining(", "))
				+ ((this.files.size() > 3) ? " and " + (this.files.size() - 3) + " more files" : "");
	}

	@Override
	public boolean skipsFaulty() {
		return this.leavesOutFaulty;
	}

	@Override
	public Reading read(Configuration now, Progress progress) {
		Gathered gathered = new Gathered(Set.copyOf(ManagerAccess.KINDS), this.leavesOutFaulty);
		DumpReading dump = new DumpReading(gathered, progress);
		this.files.forEach(dump::read);
		dump.tellOfOthers();
		Reading reading = gathered.reading();
		if (gathered.size() == 0) {
			throw new UnreadableSourceException("There is nothing to import in " + title() + ". "
					+ reading.faults()
						.stream()
						.limit(MAX_REASONS)
						.map((fault) -> fault.place().source() + ": " + fault.value() + " (expected: "
								+ fault.expected() + ").")
						.collect(Collectors.joining(" ")));
		}
		return reading;
	}

}
