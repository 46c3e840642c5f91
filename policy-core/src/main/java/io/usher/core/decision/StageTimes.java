package io.usher.core.decision;

/**
 * How long the stages of a decision took, in nanoseconds; 0 for a stage that there was
 * not.
 *
 * @param external the upstream external policy server
 * @param own Usher's own data
 * @param script the local policy script
 */
public record StageTimes(long external, long own, long script) {

	/** No time at all. */
	public static final StageTimes NONE = new StageTimes(0, 0, 0);

}
