package io.usher.core.script.method;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.script.format.BraceFormat;
import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptObject;
import io.usher.core.script.value.BytesValue;
import io.usher.core.script.value.DictValue;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.Namespace;
import io.usher.core.script.value.Numbers;
import io.usher.core.script.value.Sequences;
import io.usher.core.script.value.Tuple;
import io.usher.core.script.value.Undefined;
import io.usher.core.script.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * Reads attributes and elements of values. {@code a.b} is a method first and an element
 * then, {@code a['b']} the other way round, as in Jinja2; nothing of Java is ever
 * reached.
 */
public final class Members implements BraceFormat.Members {

	/** What every object of Python's has, and no script may read. */
	private static final Set<String> DUNDER = Set.of("__class__", "__delattr__", "__dir__", "__doc__", "__eq__",
			"__format__", "__ge__", "__getattribute__", "__getstate__", "__gt__", "__hash__", "__init__",
			"__init_subclass__", "__le__", "__lt__", "__ne__", "__new__", "__reduce__", "__reduce_ex__", "__repr__",
			"__setattr__", "__sizeof__", "__str__", "__subclasshook__");

	private final CallContext context;

	/** Prepares for one run. */
	public Members(CallContext context) {
		this.context = context;
	}

	@Override
	public @Nullable Object attribute(@Nullable Object target, String name) {
		if (name.startsWith("__") && DUNDER.contains(name)) {
			return Undefined.unsafe(target, name);
		}
		if (target instanceof Undefined undefined) {
			throw undefined.failure();
		}
		if (target instanceof ScriptObject object) {
			return object.hasAttribute(name) ? Values.adopt(object.attribute(name)) : missing(target, name);
		}
		if (target instanceof Namespace namespace) {
			Map<String, @Nullable Object> attributes = namespace.attributes();
			return attributes.containsKey(name) ? attributes.get(name) : missing(target, name);
		}
		Object method = method(target, name);
		if (method != null) {
			return method;
		}
		if (target instanceof Map<?, ?> map) {
			Object value = map.get(name);
			return (value != null || map.containsKey(name)) ? value : missing(target, name);
		}
		return missing(target, name);
	}

	private Undefined missing(@Nullable Object target, @Nullable Object key) {
		return Undefined.member(target, key, this.context);
	}

	private static @Nullable Object method(@Nullable Object target, String name) {
		if (target instanceof String text) {
			return StringMethods.TABLE.find(name, text);
		}
		if (target instanceof Markup markup) {
			return MarkupMethods.find(name, markup);
		}
		if (target instanceof BytesValue bytes) {
			return BytesMethods.TABLE.find(name, bytes);
		}
		if (target instanceof DictValue dict) {
			return DictMethods.TABLE.find(name, dict);
		}
		if (target instanceof List<?> list) {
			return ListMethods.find(name, list);
		}
		return (target != null && Numbers.isNumber(target)) ? NumberMethods.find(name, target) : null;
	}

	@Override
	public @Nullable Object item(@Nullable Object target, @Nullable Object index) {
		if (target instanceof Undefined undefined) {
			throw undefined.failure();
		}
		if (target instanceof Map<?, ?> map) {
			return entry(map, index);
		}
		if (Numbers.isWhole(index) && target != null && Sequences.isSliceable(target)) {
			return Sequences.element(target, Numbers.index(index, "an index"), this.context);
		}
		if (Markup.plain(index) instanceof String name) {
			return attribute(target, name);
		}
		return missing(target, index);
	}

	private @Nullable Object entry(Map<?, ?> map, @Nullable Object key) {
		if (key instanceof List<?> && !(key instanceof Tuple) || key instanceof Map<?, ?>) {
			return missing(map, key);
		}
		Object value = map.get(key);
		if (value != null || map.containsKey(key)) {
			return value;
		}
		return (key instanceof String name) ? attribute(map, name) : missing(map, key);
	}

}
