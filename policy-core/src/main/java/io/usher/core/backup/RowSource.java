package io.usher.core.backup;

/**
 * Tells the rows of tables, table by table.
 */
@FunctionalInterface
public interface RowSource {

	/** Tells all of them. */
	void tell(RowReader reader);

}
