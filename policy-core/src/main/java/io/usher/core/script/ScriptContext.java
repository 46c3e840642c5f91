package io.usher.core.script;

import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a run of a script sees of the world.
 *
 * @param clock the only clock
 * @param random the only source of randomness
 * @param limits how much the run may do
 */
public record ScriptContext(Clock clock, RandomGenerator random, ScriptLimits limits) {

}
