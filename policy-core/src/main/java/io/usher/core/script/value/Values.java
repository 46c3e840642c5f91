package io.usher.core.script.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import io.usher.core.script.function.ScriptFailure;
import org.jspecify.annotations.Nullable;

/**
 * The way of values into a script.
 */
public final class Values {

	private Values() {
	}

	/** Returns a value as the script sees it; the original is never changed. */
	public static @Nullable Object adopt(@Nullable Object value) {
		return adopt(value, false);
	}

	/**
	 * Returns a value as the script sees it.
	 * @param fixed whether the script may not change it, nor what it contains
	 */
	public static @Nullable Object adopt(@Nullable Object value, boolean fixed) {
		if (value == null || value instanceof String || value instanceof Long || value instanceof Boolean) {
			return value;
		}
		if (value instanceof Number number) {
			return number(number);
		}
		if (value instanceof Map<?, ?> map) {
			return (value instanceof DictValue) ? value : DictValue.over(map, fixed);
		}
		if (value instanceof List<?> list) {
			return isSequence(list) ? value : ListValue.over(list, fixed);
		}
		return value;
	}

	private static boolean isSequence(List<?> list) {
		return list instanceof ListValue || list instanceof Tuple || list instanceof RangeValue
				|| list instanceof DictView;
	}

	private static Object number(Number number) {
		if (number instanceof Double) {
			return number;
		}
		if (number instanceof BigInteger big) {
			return Numbers.narrow(big);
		}
		if (number instanceof BigDecimal || number instanceof Float) {
			return number.doubleValue();
		}
		return number.longValue();
	}

	static ScriptFailure fixed(String type) {
		return ScriptFailure.security("this " + type + " holds facts about the call, which scripts cannot change"
				+ " (expected: a change of a copy, such as pex_update makes)");
	}

}
