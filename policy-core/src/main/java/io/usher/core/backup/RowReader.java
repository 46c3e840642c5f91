package io.usher.core.backup;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Hears the rows of tables, table by table.
 */
public interface RowReader {

	/**
	 * Begins a table.
	 * @param name its name in lower case
	 * @param columns the names of its columns in lower case
	 */
	void table(String name, List<String> columns);

	/**
	 * Hears a row of it.
	 * @param values a value for each column: {@link Long}, {@link String}, bytes or null
	 */
	void row(List<@Nullable Object> values);

}
