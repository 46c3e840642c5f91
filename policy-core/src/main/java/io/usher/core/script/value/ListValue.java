package io.usher.core.script.value;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;

import io.usher.core.script.function.ScriptFailure;
import org.jspecify.annotations.Nullable;

/**
 * A list. One that was given to the script is copied, one level at a time, when it is
 * first looked at, so that the script never changes the original.
 */
public final class ListValue extends AbstractList<@Nullable Object> implements RandomAccess {

	private @Nullable List<?> given;

	private List<@Nullable Object> elements;

	private final boolean fixed;

	private ListValue(@Nullable List<?> given, List<@Nullable Object> elements, boolean fixed) {
		this.given = given;
		this.elements = elements;
		this.fixed = fixed;
	}

	/** Returns an empty list. */
	public ListValue() {
		this(null, new ArrayList<>(), false);
	}

	/** Returns a list of the values of a collection that are the script's already. */
	public ListValue(Collection<? extends @Nullable Object> elements) {
		this(null, new ArrayList<>(elements), false);
	}

	/** Returns a list that takes over an array list. */
	public static ListValue owning(ArrayList<@Nullable Object> elements) {
		return new ListValue(null, elements, false);
	}

	/** Returns a list over one that is not the script's. */
	static ListValue over(List<?> given, boolean fixed) {
		return new ListValue(given, List.of(), fixed);
	}

	private List<@Nullable Object> elements() {
		List<?> source = this.given;
		if (source != null) {
			List<@Nullable Object> copy = new ArrayList<>(source.size());
			for (Object each : source) {
				copy.add(Values.adopt(each, this.fixed));
			}
			this.elements = copy;
			this.given = null;
		}
		return this.elements;
	}

	/**
	 * Returns the elements for changing them.
	 * @throws ScriptFailure when the list belongs to what scripts cannot change
	 */
	public List<@Nullable Object> changeable() {
		if (this.fixed) {
			throw Values.fixed("list");
		}
		return elements();
	}

	@Override
	public @Nullable Object get(int index) {
		return elements().get(index);
	}

	@Override
	public int size() {
		List<?> source = this.given;
		return (source != null) ? source.size() : this.elements.size();
	}

	@Override
	public boolean add(@Nullable Object element) {
		return changeable().add(element);
	}

}
