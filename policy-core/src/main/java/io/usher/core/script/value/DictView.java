package io.usher.core.script.value;

import java.util.AbstractList;
import java.util.Iterator;

import org.jspecify.annotations.Nullable;

/**
 * The keys, values or items of a dictionary, as they are at the time of looking.
 */
public final class DictView extends AbstractList<@Nullable Object> {

	private final DictValue dict;

	private final Kind kind;

	/** Makes a view of a dictionary. */
	public DictView(DictValue dict, Kind kind) {
		this.dict = dict;
		this.kind = kind;
	}

	/** Returns which part is viewed. */
	public Kind kind() {
		return this.kind;
	}

	/** Returns the dictionary. */
	DictValue dict() {
		return this.dict;
	}

	@Override
	public Iterator<@Nullable Object> iterator() {
		return switch (this.kind) {
			case KEYS -> this.dict.keyIterator();
			case VALUES -> this.dict.iterator((key, value) -> value);
			case ITEMS -> this.dict.iterator((key, value) -> Tuple.of(key, value));
		};
	}

	/** Returns an element; scripts cannot, as views have no order by number. */
	@Override
	public @Nullable Object get(int index) {
		Iterator<@Nullable Object> elements = iterator();
		for (int i = 0; i < index; i++) {
			elements.next();
		}
		return elements.next();
	}

	@Override
	public int size() {
		return this.dict.size();
	}

	/** What of a dictionary is viewed. */
	public enum Kind {

		/** The keys. */
		KEYS("dict_keys"),
		/** The values. */
		VALUES("dict_values"),
		/** Pairs of key and value. */
		ITEMS("dict_items");

		private final String typeName;

		Kind(String typeName) {
			this.typeName = typeName;
		}

		/** Returns Python's name of the view's type. */
		public String typeName() {
			return this.typeName;
		}

	}

}
