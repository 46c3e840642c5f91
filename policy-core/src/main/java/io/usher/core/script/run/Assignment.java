package io.usher.core.script.run;

import java.util.List;
import java.util.function.ToIntFunction;

import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.syntax.Target;
import io.usher.core.script.value.Namespace;
import io.usher.core.script.value.Sequences;
import io.usher.core.script.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * Puts a value where a statement says.
 */
@FunctionalInterface
interface Assignment {

	void assign(Frame frame, @Nullable Object value);

	/**
	 * Compiles a target of a scope.
	 * @param declare returns the place of a variable that is assigned to
	 */
	static Assignment of(Target target, ToIntFunction<String> declare, Scope scope, Compilation compilation) {
		if (target instanceof Target.Variable variable) {
			if (variable.name().equals("loop") && compilation.isInLoop()) {
				compilation.problem(variable.position(), "Can't assign to special loop variable in for-loop");
			}
			int place = declare.applyAsInt(variable.name());
			return (frame, value) -> frame.set(place, value);
		}
		if (target instanceof Target.Member member) {
			return ofMember(member, compilation.variable(member.namespace(), scope));
		}
		Assignment[] parts = ((Target.Several) target).targets()
			.stream()
			.map((each) -> of(each, declare, scope, compilation))
			.toArray(Assignment[]::new);
		return (frame, value) -> unpack(frame, value, parts);
	}

	private static Assignment ofMember(Target.Member member, Code variable) {
		return (frame, value) -> {
			if (!(variable.evaluate(frame) instanceof Namespace namespace)) {
				throw ScriptFailure.of("TemplateRuntimeError", "cannot assign attribute on non-namespace object"
						+ " (expected: an object made by namespace())");
			}
			frame.run().room(1);
			namespace.attributes().put(member.attribute(), value);
		};
	}

	private static void unpack(Frame frame, @Nullable Object value, Assignment[] parts) {
		if (!Sequences.isIterable(value)) {
			throw ScriptFailure.type("cannot unpack non-iterable " + Types.name(value) + " object");
		}
		List<@Nullable Object> elements = Sequences.elements(value, frame.run());
		if (elements.size() > parts.length) {
			throw ScriptFailure.value("too many values to unpack (expected " + parts.length + ")");
		}
		if (elements.size() < parts.length) {
			throw ScriptFailure
				.value("not enough values to unpack (expected " + parts.length + ", got " + elements.size() + ")");
		}
		for (int i = 0; i < parts.length; i++) {
			parts[i].assign(frame, elements.get(i));
		}
	}

}
