package io.usher.core.script.builtin;

import java.util.List;
import java.util.Set;

import io.usher.core.script.function.ScriptObject;
import io.usher.core.script.value.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Yields its items in turn.
 */
final class Cycler implements ScriptObject {

	private static final Set<String> ATTRIBUTES = Set.of("next", "reset", "current", "items", "pos");

	private final Tuple items;

	private int position;

	Cycler(List<@Nullable Object> items) {
		this.items = Tuple.copyOf(items);
	}

	@Override
	public String typeName() {
		return "jinja2.utils.Cycler";
	}

	@Override
	public boolean hasAttribute(String name) {
		return ATTRIBUTES.contains(name);
	}

	@Override
	public @Nullable Object attribute(String name) {
		return switch (name) {
			case "next" -> Builtin.of(name, (context, arguments) -> next());
			case "reset" -> Builtin.of(name, (context, arguments) -> {
				this.position = 0;
				return null;
			});
			case "items" -> this.items;
			case "pos" -> (long) this.position;
			default -> this.items.get(this.position);
		};
	}

	private @Nullable Object next() {
		Object item = this.items.get(this.position);
		this.position = (this.position + 1) % this.items.size();
		return item;
	}

	@Override
	public String text() {
		return "<Cycler>";
	}

}
