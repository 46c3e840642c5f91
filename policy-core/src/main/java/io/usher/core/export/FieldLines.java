package io.usher.core.export;

import java.util.Arrays;

import io.usher.core.transfer.Origin;
import io.usher.core.transfer.Place;

/**
 * In which line of a document the fields of a record are. Kept small: there is one for
 * each record.
 */
final class FieldLines implements Origin {

	private final String fileName;

	private final int line;

	private String[] names = new String[8];

	private int[] lines = new int[8];

	private int count;

	FieldLines(String fileName, int line) {
		this.fileName = fileName;
		this.line = line;
	}

	void add(String name, int line) {
		if (this.count == this.names.length) {
			this.names = Arrays.copyOf(this.names, 2 * this.count);
			this.lines = Arrays.copyOf(this.lines, 2 * this.count);
		}
		this.names[this.count] = name;
		this.lines[this.count++] = line;
	}

	@Override
	public Place place(String path) {
		Place record = Place.row(this.fileName, this.line);
		if (path.startsWith("__")) {
			return record;
		}
		String name = path.split("[.\\[]", 2)[0];
		for (int i = 0; i < this.count; i++) {
			if (name.equals(this.names[i])) {
				return Place.row(this.fileName, this.lines[i]).at(path);
			}
		}
		return record.at(path);
	}

}
