package io.usher.core.log;

/**
 * Takes what the log is to keep. A sink may stand before another one, to measure it or to
 * keep elsewhere what it cannot take.
 */
@FunctionalInterface
public interface LogSink {

	/**
	 * Keeps all of a batch or nothing. A batch that is handed over again after a failure
	 * is kept once.
	 * @throws io.usher.core.history.StoreUnavailableException when it cannot be kept now
	 * @throws RuntimeException when it can never be kept
	 */
	void write(LogBatch batch);

	/**
	 * Keeps what is not kept yet of a batch that was handed over before, perhaps by an
	 * earlier run of the program, and of which nobody knows what became.
	 * @throws io.usher.core.history.StoreUnavailableException when it cannot be kept now
	 * @throws RuntimeException when it can never be kept
	 */
	default void writeAgain(LogBatch batch) {
		write(batch);
	}

}
