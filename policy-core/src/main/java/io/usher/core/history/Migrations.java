package io.usher.core.history;

import java.time.Duration;

/**
 * Brings the schema of the store up to date. The program calls it when it likes, and
 * again after a failure: nothing happens to the database before.
 */
public interface Migrations {

	/**
	 * Applies what was not yet applied; other instances wait meanwhile.
	 * @throws StoreUnavailableException when the store cannot be reached or the schema
	 * cannot be changed
	 * @throws NewerSchemaException when the schema is of a version of the program with
	 * which this one cannot share it
	 */
	void run();

	/**
	 * Returns for how long the store was looked for without an answer since the program
	 * began to start; nothing once it answered.
	 */
	Duration unanswered();

}
