package io.usher.core.script.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

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

	/** Returns the last key, as it was spelled. */
	public @Nullable Object lastKey() {
		Object last = null;
		for (Object key : entries().keySet()) {
			last = key;
		}
		return spelled(last);
	}

	private @Nullable Object spelled(@Nullable Object key) {
		Object spelling = (this.spellings != null) ? this.spellings.get(key) : null;
		return (spelling != null) ? spelling : key;
	}

	/** Goes through the keys as they were spelled. */
	Iterator<@Nullable Object> keyIterator() {
		return new Entries<>((key, value) -> spelled(key));
	}

	/** Goes through what is made of each key, as it was spelled, and its value. */
	<T extends @Nullable Object> Iterator<T> iterator(BiFunction<@Nullable Object, @Nullable Object, T> part) {
		return new Entries<>((key, value) -> part.apply(spelled(key), value));
	}

	@Override
	public Set<Entry<@Nullable Object, @Nullable Object>> entrySet() {
		return new AbstractSet<>() {

			@Override
			public Iterator<Entry<@Nullable Object, @Nullable Object>> iterator() {
				return DictValue.this.iterator(SimpleImmutableEntry::new);
			}

			@Override
			public int size() {
				return DictValue.this.size();
			}

		};
	}

	/** Goes through the entries, as long as none is added or taken away meanwhile. */
	private final class Entries<T extends @Nullable Object> implements Iterator<T> {

		private final Iterator<Entry<@Nullable Object, @Nullable Object>> source = entries().entrySet().iterator();

		private final int expectedSize = DictValue.this.size();

		private final BiFunction<@Nullable Object, @Nullable Object, T> part;

		Entries(BiFunction<@Nullable Object, @Nullable Object, T> part) {
			this.part = part;
		}

		@Override
		public boolean hasNext() {
			if (DictValue.this.size() != this.expectedSize) {
				throw changed("changed size");
			}
			return this.source.hasNext();
		}

		@Override
		public T next() {
			try {
				Entry<@Nullable Object, @Nullable Object> entry = this.source.next();
				return this.part.apply(entry.getKey(), entry.getValue());
			}
			catch (ConcurrentModificationException ex) {
				throw changed("keys changed");
			}
		}

		private static ScriptFailure changed(String what) {
			return ScriptFailure.of("RuntimeError",
					"dictionary " + what + " during iteration (expected: a loop over a copy, such as d.copy())");
		}

	}

}
