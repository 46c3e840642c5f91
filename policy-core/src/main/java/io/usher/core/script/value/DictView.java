package io.usher.core.script.value;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;

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

	private List<@Nullable Object> elements() {
		List<@Nullable Object> elements = this.dict.keys();
		if (this.kind != Kind.KEYS) {
			elements.replaceAll((key) -> {
				Object value = this.dict.get(key);
				return (this.kind == Kind.VALUES) ? value : Tuple.of(key, value);
			});
		}
		return elements;
	}

	@Override
	public Iterator<@Nullable Object> iterator() {
		return elements().iterator();
	}

	@Override
	public @Nullable Object get(int index) {
		return elements().get(index);
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
