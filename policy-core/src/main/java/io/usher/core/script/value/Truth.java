package io.usher.core.script.value;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

import io.usher.core.script.function.ScriptObject;
import org.jspecify.annotations.Nullable;

/**
 * What counts as true.
 */
public final class Truth {

	private Truth() {
	}

	/** Returns whether a value counts as true: neither nothing, nor zero, nor empty. */
	public static boolean of(@Nullable Object value) {
		if (value instanceof Boolean flag) {
			return flag;
		}
		if (value == null || value instanceof Undefined) {
			return false;
		}
		if (value instanceof String text) {
			return !text.isEmpty();
		}
		if (value instanceof Map<?, ?> map) {
			return !map.isEmpty();
		}
		if (value instanceof Collection<?> collection) {
			return !collection.isEmpty();
		}
		if (value instanceof Number number) {
			return (number instanceof BigInteger big) ? big.signum() != 0 : number.doubleValue() != 0;
		}
		if (value instanceof Markup markup) {
			return !markup.text().isEmpty();
		}
		if (value instanceof BytesValue bytes) {
			return !bytes.latin().isEmpty();
		}
		return !(value instanceof ScriptObject object) || object.isTrue();
	}

}
