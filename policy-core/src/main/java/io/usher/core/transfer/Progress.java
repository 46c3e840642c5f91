package io.usher.core.transfer;

/**
 * Hears how far a long piece of work has come.
 */
@FunctionalInterface
public interface Progress {

	/** Hears nothing. */
	Progress NONE = (stage, done, total) -> {
	};

	/**
	 * Hears how far it is.
	 * @param stage what is done now, such as {@code Reading rows}
	 * @param done how much of it is done
	 * @param total how much there is, 0 when nobody knows
	 * @throws java.util.concurrent.CancellationException when nobody wants it any more
	 */
	void at(String stage, long done, long total);

}
