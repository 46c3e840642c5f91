package io.usher.core.script.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.function.ScriptObject;
import org.jspecify.annotations.Nullable;

/**
 * Python's types of values.
 */
public final class Types {

	private Types() {
	}

	/** Returns the name of a value's type. */
	public static String name(@Nullable Object value) {
		if (value == null) {
			return "NoneType";
		}
		if (value instanceof String) {
			return "str";
		}
		if (value instanceof Boolean) {
			return "bool";
		}
		if (value instanceof Long || value instanceof BigInteger) {
			return "int";
		}
		if (value instanceof Double) {
			return "float";
		}
		if (value instanceof Map<?, ?>) {
			return "dict";
		}
		return (value instanceof List<?> list) ? sequence(list) : other(value);
	}

	private static String sequence(List<?> list) {
		if (list instanceof Tuple) {
			return "tuple";
		}
		if (list instanceof RangeValue) {
			return "range";
		}
		return (list instanceof DictView view) ? view.kind().typeName() : "list";
	}

	private static String other(Object value) {
		if (value instanceof ScriptObject object) {
			return object.typeName();
		}
		if (value instanceof BytesValue) {
			return "bytes";
		}
		if (value instanceof Markup) {
			return "Markup";
		}
		if (value instanceof Namespace) {
			return "Namespace";
		}
		return (value instanceof ScriptFunction) ? "function" : (value instanceof Undefined) ? "Undefined" : "object";
	}

}
