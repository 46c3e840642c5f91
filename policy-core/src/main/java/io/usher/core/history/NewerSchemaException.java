package io.usher.core.history;

import java.io.Serial;

/**
 * The store's schema is of a version of the program with which this one cannot share it.
 */
public class NewerSchemaException extends UnusableStoreException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Refuses a schema.
	 * @param needed the change log that a program has to know
	 * @param why what a program without it would miss
	 */
	public NewerSchemaException(String needed, String why) {
		super("the database: its schema is of a newer version of Usher, " + why + " (expected: a version that knows "
				+ needed + ")");
	}

	@Override
	public String advice() {
		return "Start the version that ran with this database last. To go back further, restore a backup that was made "
				+ "before the upgrade.";
	}

}
