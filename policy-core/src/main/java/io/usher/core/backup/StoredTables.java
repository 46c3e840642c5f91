package io.usher.core.backup;

import java.util.List;

/**
 * The tables of the database, whatever is in them.
 */
public interface StoredTables {

	/**
	 * Returns the names of the change logs that were applied to the schema, in order;
	 * none when there is no schema.
	 * @throws io.usher.core.history.StoreUnavailableException when the database cannot be
	 * reached
	 */
	List<String> schema();

	/**
	 * Tells whether nothing was ever stored in it.
	 * @throws io.usher.core.history.StoreUnavailableException when the database cannot be
	 * reached
	 */
	boolean isEmpty();

	/**
	 * Returns the addresses of instances that reported within the last half minute.
	 * @throws io.usher.core.history.StoreUnavailableException when the database cannot be
	 * reached
	 */
	List<String> running();

	/**
	 * Hands over every row, as of one moment, but for what does not outlive an instance.
	 * @param withLog whether decisions and lines of scripts are handed over too
	 * @throws io.usher.core.history.StoreUnavailableException when the database cannot be
	 * reached
	 */
	void read(boolean withLog, RowReader reader);

	/**
	 * Drops every table, makes those of a schema, and fills them.
	 * @param schema the names of the change logs to apply
	 * @param rows the rows, of tables of that schema
	 * @throws BackupException when this version of the program does not know the schema
	 * @throws io.usher.core.history.StoreUnavailableException when the database cannot be
	 * reached or does not take it
	 */
	void replace(List<String> schema, RowSource rows);

}
