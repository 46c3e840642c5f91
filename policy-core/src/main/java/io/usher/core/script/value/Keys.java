package io.usher.core.script.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.usher.core.script.function.ScriptFailure;
import org.jspecify.annotations.Nullable;

/**
 * Keys of dictionaries: {@code 1}, {@code 1.0} and {@code True} are one key.
 */
final class Keys {

	private static final int MAX_DEPTH = 100;

	private Keys() {
	}

	/**
	 * Returns what Java must compare for Python's equality.
	 * @throws ScriptFailure when the value cannot be a key
	 */
	static @Nullable Object normalise(@Nullable Object key) {
		return normalise(key, 0);
	}

	static @Nullable Object normalise(@Nullable Object key, int depth) {
		if (depth > MAX_DEPTH) {
			throw ScriptFailure.limit("a key nested deeper than " + MAX_DEPTH);
		}
		if (key == null || key instanceof String || key instanceof Long) {
			return key;
		}
		if (key instanceof Boolean flag) {
			return flag ? 1L : 0L;
		}
		if (key instanceof Double number) {
			return whole(number);
		}
		if (key instanceof Tuple tuple) {
			return tuple.key(depth + 1);
		}
		if (key instanceof Markup markup) {
			return markup.text();
		}
		if (key instanceof RangeValue) {
			return key;
		}
		if (key instanceof List<?> || key instanceof Map<?, ?>) {
			throw ScriptFailure
				.type("unhashable type: '" + Types.name(key) + "' (expected: a string, number or tuple)");
		}
		return key;
	}

	private static Object whole(Double number) {
		double value = number;
		if (value != Math.rint(value) || Double.isInfinite(value)) {
			return number;
		}
		return Numbers.narrow(new BigDecimal(value).toBigInteger());
	}

}
