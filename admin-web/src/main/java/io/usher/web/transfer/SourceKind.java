package io.usher.web.transfer;

/**
 * From what an import reads, and how people speak of it.
 */
enum SourceKind {

	/** A sheet of records. */
	CSV("CSV file", "row", "Mend those rows in the file, then upload it again."),

	/** A running Infinity. */
	MANAGER("Infinity Manager", "object",
			"Mend those objects in Infinity, then check again; or begin anew and leave out what cannot be taken."),

	/** Answers of Infinity's Management API in files. */
	DUMP("Management API dump", "object",
			"Mend those objects, then upload the files again; or begin anew and leave out what cannot be taken."),

	/** A configuration that Usher exported. */
	DOCUMENT("configuration document", "record", "Mend those records in the document, then upload it again.");

	private final String title;

	private final String unit;

	private final String remedy;

	SourceKind(String title, String unit, String remedy) {
		this.title = title;
		this.unit = unit;
		this.remedy = remedy;
	}

	/** Returns the word for people. */
	public String title() {
		return this.title;
	}

	/** Returns what a place in it has a number of. */
	public String unit() {
		return this.unit;
	}

	/** Returns what to do about what cannot be taken. */
	public String remedy() {
		return this.remedy;
	}

}
