package io.usher.core.script.value;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The numbers from {@code start} on, in steps, as long as they are before {@code stop}.
 */
public final class RangeValue extends AbstractList<@Nullable Object> implements RandomAccess {

	/** The names of its attributes. */
	public static final Set<String> ATTRIBUTES = Set.of("start", "stop", "step");

	private final long start;

	private final long stop;

	private final long step;

	private final int size;

	/**
	 * Makes a range.
	 * @param size how many numbers it has, as {@link #length} counts them
	 */
	public RangeValue(long start, long stop, long step, int size) {
		this.start = start;
		this.stop = stop;
		this.step = step;
		this.size = size;
	}

	/** Returns how many numbers a range has; the step is not 0. */
	public static long length(long start, long stop, long step) {
		if ((step > 0) ? start >= stop : start <= stop) {
			return 0;
		}
		double distance = Math.abs((double) stop - start);
		if (distance > Integer.MAX_VALUE) {
			return (long) Math.ceil(distance / Math.abs((double) step));
		}
		return (Math.abs(stop - start) - 1) / Math.abs(step) + 1;
	}

	/** Returns one of its {@linkplain #ATTRIBUTES attributes}. */
	public Long attribute(String name) {
		return switch (name) {
			case "start" -> this.start;
			case "stop" -> this.stop;
			case "step" -> this.step;
			default -> throw new IllegalArgumentException(name + " (expected: one of " + ATTRIBUTES + ")");
		};
	}

	/** Returns part of the range, its bounds given as places. */
	RangeValue slice(int from, int to, int stride, int count) {
		return new RangeValue(this.start + from * this.step, this.start + to * this.step, this.step * stride, count);
	}

	@Override
	public Long get(int index) {
		return this.start + index * this.step;
	}

	@Override
	public int size() {
		return this.size;
	}

	@Override
	public String toString() {
		return "range(" + this.start + ", " + this.stop + ((this.step == 1) ? "" : ", " + this.step) + ")";
	}

}
