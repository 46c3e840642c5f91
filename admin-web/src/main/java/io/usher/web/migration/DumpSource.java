package io.usher.web.migration;

import java.util.List;
import java.util.stream.Collectors;

import io.usher.core.configuration.Configuration;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.Reading;

/**
 * A dump of a Management API in files: one JSON object with lists by resource, a list for
 * each resource in a file of its name (as many pages as there are), or zip files of
 * those.
 */
public final class DumpSource implements ImportSource {

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
		throw new UnsupportedOperationException("not yet");
	}

}
