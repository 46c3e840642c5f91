package io.usher.core.script.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Leaves out elements, testing each when it is asked for.
 */
final class FilteredIterator implements Iterator<@Nullable Object> {

	private final Iterator<? extends @Nullable Object> elements;

	private final Predicate<@Nullable Object> test;

	private boolean found;

	private @Nullable Object next;

	FilteredIterator(Iterator<? extends @Nullable Object> elements, Predicate<@Nullable Object> test) {
		this.elements = elements;
		this.test = test;
	}

	@Override
	public boolean hasNext() {
		while (!this.found && this.elements.hasNext()) {
			this.next = this.elements.next();
			this.found = this.test.test(this.next);
		}
		return this.found;
	}

	@Override
	public @Nullable Object next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		this.found = false;
		return this.next;
	}

}
