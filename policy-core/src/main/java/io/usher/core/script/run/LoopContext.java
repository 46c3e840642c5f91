package io.usher.core.script.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.function.ScriptObject;
import io.usher.core.script.value.Equality;
import io.usher.core.script.value.ListValue;
import io.usher.core.script.value.Sequences;
import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a loop finds as {@code loop}.
 */
final class LoopContext implements ScriptObject, ScriptFunction {

	private static final Set<String> ATTRIBUTES = Set.of("index", "index0", "revindex", "revindex0", "first", "last",
			"length", "depth", "depth0", "previtem", "nextitem", "cycle", "changed");

	private static final Parameters RECURSION = Parameters.byPlace("loop", "iterable");

	private final Loop loop;

	private final Frame frame;

	private final @Nullable Object sized;

	private final int depth;

	private Iterator<? extends @Nullable Object> elements;

	private int index;

	private @Nullable Object current;

	private @Nullable Object previous = Undefined.because("there is no previous item");

	private int length = -1;

	private @Nullable List<@Nullable Object> lookahead;

	private @Nullable List<@Nullable Object> lastSeen;

	LoopContext(Loop loop, Frame frame, Iterator<? extends @Nullable Object> elements, @Nullable Object sized,
			int depth) {
		this.loop = loop;
		this.frame = frame;
		this.elements = elements;
		this.sized = sized;
		this.depth = depth;
	}

	/** Goes on to the next element and returns whether there is one. */
	boolean advance() {
		if (!hasNext()) {
			return false;
		}
		if (this.index > 0) {
			this.previous = this.current;
		}
		this.current = take();
		this.index++;
		return true;
	}

	@Nullable Object current() {
		return this.current;
	}

	private boolean hasNext() {
		return this.lookahead != null || this.elements.hasNext();
	}

	private @Nullable Object take() {
		List<@Nullable Object> ahead = this.lookahead;
		this.lookahead = null;
		return (ahead != null) ? ahead.get(0) : this.elements.next();
	}

	private @Nullable Object peek() {
		if (this.lookahead == null) {
			List<@Nullable Object> ahead = new ArrayList<>(1);
			ahead.add(this.elements.next());
			this.lookahead = ahead;
		}
		return this.lookahead.get(0);
	}

	private int length() {
		if (this.length < 0) {
			this.length = (this.sized != null) ? Sequences.length(this.sized) : countRest();
		}
		return this.length;
	}

	private int countRest() {
		List<@Nullable Object> rest = new ArrayList<>();
		while (hasNext()) {
			this.frame.run().room(1);
			rest.add(take());
		}
		this.elements = rest.iterator();
		return this.index + rest.size();
	}

	@Override
	public String typeName() {
		return "jinja2.runtime.LoopContext";
	}

	@Override
	public boolean hasAttribute(String name) {
		return ATTRIBUTES.contains(name);
	}

	@Override
	public @Nullable Object attribute(String name) {
		return switch (name) {
			case "index" -> (long) this.index;
			case "index0" -> this.index - 1L;
			case "revindex" -> length() - this.index + 1L;
			case "revindex0" -> (long) length() - this.index;
			case "first" -> this.index == 1;
			case "last" -> !hasNext();
			case "length" -> (long) length();
			case "depth" -> this.depth + 1L;
			case "depth0" -> (long) this.depth;
			case "previtem" -> this.previous;
			case "nextitem" -> hasNext() ? peek() : Undefined.because("there is no next item");
			case "cycle" -> new LoopFunction(name, this::cycle);
			case "changed" -> new LoopFunction(name, this::changed);
			default -> throw new IllegalArgumentException("loop." + name);
		};
	}

	private @Nullable Object cycle(List<@Nullable Object> values) {
		if (values.isEmpty()) {
			throw ScriptFailure.type("no items for cycling given");
		}
		return values.get((this.index - 1) % values.size());
	}

	private Object changed(List<@Nullable Object> values) {
		List<@Nullable Object> seen = this.lastSeen;
		boolean same = seen != null && Equality.equal(new ListValue(seen), new ListValue(values), this.frame.run());
		this.lastSeen = values;
		return !same;
	}

	@Override
	public String text() {
		return "<LoopContext " + this.index + "/" + length() + ">";
	}

	@Override
	public String name() {
		return "loop";
	}

	@Override
	public Object call(CallContext context, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
		if (!this.loop.recursive()) {
			throw ScriptFailure.type("The loop must have the 'recursive' marker to be called recursively.");
		}
		Object iterable = RECURSION.bind(arguments, named).get(0);
		Run run = this.frame.run();
		run.enter();
		var position = run.position();
		run.at(this.loop.position());
		String printed = run.capture(() -> this.loop.run(this.frame, iterable, this.depth + 1));
		run.at(position);
		run.leave();
		return run.printed(printed, this.loop.escaping().isOn(run));
	}

	/** A function that the loop has as an attribute. */
	private record LoopFunction(String name, Body body) implements ScriptFunction {

		@Override
		public @Nullable Object call(CallContext context, List<@Nullable Object> arguments,
				Map<String, @Nullable Object> named) {
			return this.body.call(arguments);
		}

	}

	@FunctionalInterface
	private interface Body {

		@Nullable Object call(List<@Nullable Object> values);

	}

}
