package io.usher.core.script.value;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

/**
 * A sequence that cannot be changed.
 */
public final class Tuple extends AbstractList<@Nullable Object> implements RandomAccess {

	private final @Nullable Object[] elements;

	private Tuple(@Nullable Object[] elements) {
		this.elements = elements;
	}

	/** Returns a tuple of these elements. */
	public static Tuple of(@Nullable Object... elements) {
		return new Tuple(elements);
	}

	/** Returns a tuple of the elements of a list. */
	public static Tuple copyOf(List<? extends @Nullable Object> elements) {
		return new Tuple(elements.toArray());
	}

	@Override
	public @Nullable Object get(int index) {
		return this.elements[index];
	}

	@Override
	public int size() {
		return this.elements.length;
	}

	/** Returns the elements as keys of a dictionary compare. */
	Object key(int depth) {
		@Nullable Object[] keys = new Object[this.elements.length];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = Keys.normalise(this.elements[i], depth);
		}
		return Arrays.asList(keys);
	}

}
