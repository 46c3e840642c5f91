package io.usher.core.instance;

import java.time.Instant;
import java.util.List;

/**
 * Keeps what instances say of themselves. Its methods throw
 * {@link io.usher.core.history.StoreUnavailableException} when the store cannot be
 * reached.
 */
public interface Instances {

	/** Writes down what an instance says of itself, in place of what it said before. */
	void report(Instance instance);

	/** Returns all, in the order of their addresses. */
	List<Instance> all();

	/** Removes an instance, if it is there. */
	void remove(String id);

	/** Removes those that last reported before a moment. */
	void removeSilentSince(Instant moment);

}
