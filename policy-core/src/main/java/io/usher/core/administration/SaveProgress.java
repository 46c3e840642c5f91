package io.usher.core.administration;

/**
 * Hears how far a save of many edits has come.
 */
@FunctionalInterface
public interface SaveProgress {

	/** Hears nothing. */
	SaveProgress NONE = (stage, done, total) -> {
	};

	/**
	 * Hears how far it is. What it throws ends the save: then nothing is changed.
	 * @param stage what is done now, such as {@code Checking}
	 * @param done how much of it is done
	 * @param total how much there is
	 */
	void at(String stage, long done, long total);

}
