package io.usher.core.script.run;

import java.util.List;
import java.util.Map;

import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.Parameters;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.function.ScriptObject;
import org.jspecify.annotations.Nullable;

/**
 * The script as its own blocks' owner: {@code self.name()} prints a block.
 */
record SelfReference(BlockSet blocks, Run run, @Nullable Surroundings surroundings) implements ScriptObject {

	@Override
	public String typeName() {
		return "jinja2.runtime.TemplateReference";
	}

	@Override
	public boolean hasAttribute(String name) {
		return this.blocks.find(name) != null;
	}

	@Override
	public @Nullable Object attribute(String name) {
		BlockCode block = this.blocks.find(name);
		if (block == null) {
			throw new IllegalArgumentException("self." + name);
		}
		return new BlockReference(block, this.run, this.surroundings);
	}

	@Override
	public String text() {
		return "<TemplateReference None>";
	}

	/** A block of the script. */
	private record BlockReference(BlockCode block, Run run,
			@Nullable Surroundings surroundings) implements ScriptObject, ScriptFunction {

		private static final Parameters NONE = Parameters.byPlace("block");

		@Override
		public String typeName() {
			return "jinja2.runtime.BlockReference";
		}

		@Override
		public boolean hasAttribute(String name) {
			return name.equals("name") || name.equals(Scope.SUPER);
		}

		@Override
		public Object attribute(String name) {
			return name.equals("name") ? name() : this.block.noParent();
		}

		@Override
		public String text() {
			return "<BlockReference " + name() + ">";
		}

		@Override
		public String name() {
			return this.block.name();
		}

		@Override
		public Object call(CallContext context, List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
			NONE.bind(arguments, named);
			String printed = this.run.capture(() -> this.block.run(this.run, this.surroundings));
			return this.run.printed(printed, this.run.isEscaping());
		}

	}

}
