package io.usher.core.transfer;

/**
 * Tells where a source says what of a record.
 */
@FunctionalInterface
public interface Origin {

	/**
	 * Returns the place of a field.
	 * @param path the field's name as violations have it, such as
	 * {@code aliases[1].alias}, or {@link io.usher.core.catalogue.Violation#WHOLE}
	 */
	Place place(String path);

	/** Returns the origin of a record that one row tells, under the fields' names. */
	static Origin row(String source, long row) {
		Place place = Place.row(source, row);
		return (path) -> path.startsWith("__") ? place : place.at(path);
	}

}
