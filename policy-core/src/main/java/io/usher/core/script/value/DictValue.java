package io.usher.core.script.value;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.script.function.ScriptFailure;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary, in the order of insertion. One that was given to the script is copied,
 * one level at a time, when more than a plain value is read from it, so that the script
 * never changes the original.
 */
public final class DictValue extends AbstractMap<@Nullable Object, @Nullable Object> {

	private @Nullable Map<?, ?> given;

	private Map<@Nullable Object, @Nullable Object> entries;

	/** Keys that are not spelled as they are compared, such as {@code True}. */
	private @Nullable Map<@Nullable Object, Object> spellings;

	private final boolean fixed;

	private DictValue(@Nullable Map<?, ?> given, Map<@Nullable Object, @Nullable Object> entries, boolean fixed) {
		this.given = given;
		this.entries = entries;
		this.fixed = fixed;
	}

	/** Returns an empty dictionary. */
	public DictValue() {
		this(null, new LinkedHashMap<>(), false);
	}

	/** Returns a dictionary with the entries of another. */
	public DictValue(Map<?, ?> other) {
		this();
		other.forEach(this::put);
	}

	/** Returns a dictionary over a map that is not the script's. */
	static DictValue over(Map<?, ?> given, boolean fixed) {
		return new DictValue(given, Map.of(), fixed);
	}

	private Map<@Nullable Object, @Nullable Object> entries() {
		Map<?, ?> source = this.given;
		if (source != null) {
			this.entries = new LinkedHashMap<>(source.size() * 2);
			this.given = null;
			source.forEach((key, value) -> store(Values.adopt(key, this.fixed), Values.adopt(value, this.fixed)));
		}
		return this.entries;
	}

	private @Nullable Object store(@Nullable Object key, @Nullable Object value) {
		Object compared = Keys.normalise(key);
		if (compared != key && key != null && !this.entries.containsKey(compared)) {
			if (this.spellings == null) {
				this.spellings = new HashMap<>();
			}
			this.spellings.put(compared, key);
		}
		return this.entries.put(compared, value);
	}

	private void checkChangeable() {
		if (this.fixed) {
			throw Values.fixed("dict");
		}
	}

	@Override
	public @Nullable Object get(@Nullable Object key) {
		Map<?, ?> source = this.given;
		if (source != null && key instanceof String) {
			Object value = source.get(key);
			if (value == null || value instanceof String || value instanceof Boolean) {
				return value;
			}
			if (value instanceof Number) {
				return Values.adopt(value);
			}
		}
		return entries().get(Keys.normalise(key));
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		Map<?, ?> source = this.given;
		if (source != null && key instanceof String) {
			return source.containsKey(key);
		}
		return entries().containsKey(Keys.normalise(key));
	}

	/**
	 * Sets a key.
	 * @throws ScriptFailure when the dictionary belongs to what scripts cannot change, or
	 * the key cannot be one
	 */
	@Override
	public @Nullable Object put(@Nullable Object key, @Nullable Object value) {
		checkChangeable();
		entries();
		return store(key, value);
	}

	@Override
	public @Nullable Object remove(@Nullable Object key) {
		checkChangeable();
		Object compared = Keys.normalise(key);
		if (this.spellings != null) {
			this.spellings.remove(compared);
		}
		return entries().remove(compared);
	}

	@Override
	public void clear() {
		checkChangeable();
		entries().clear();
		this.spellings = null;
	}

	@Override
	public int size() {
		Map<?, ?> source = this.given;
		return (source != null) ? source.size() : this.entries.size();
	}

	/** Returns the keys as they were spelled. */
	public List<@Nullable Object> keys() {
		List<@Nullable Object> keys = new ArrayList<>(entries().keySet());
		Map<@Nullable Object, Object> spelled = this.spellings;
		if (spelled != null) {
			keys.replaceAll((key) -> {
				Object spelling = spelled.get(key);
				return (spelling != null) ? spelling : key;
			});
		}
		return keys;
	}

	@Override
	public Set<Entry<@Nullable Object, @Nullable Object>> entrySet() {
		Map<@Nullable Object, @Nullable Object> all = entries();
		if (this.spellings == null) {
			return Collections.unmodifiableMap(all).entrySet();
		}
		Map<@Nullable Object, @Nullable Object> spelled = new LinkedHashMap<>();
		for (Object key : keys()) {
			spelled.put(key, all.get(Keys.normalise(key)));
		}
		return spelled.entrySet();
	}

}
