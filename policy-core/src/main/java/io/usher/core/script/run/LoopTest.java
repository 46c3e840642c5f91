package io.usher.core.script.run;

import io.usher.core.script.syntax.Position;
import io.usher.core.script.value.Truth;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a loop, ready to be asked about each element.
 */
record LoopTest(Position position, Assignment target, Code condition, Scope scope) {

	/** Returns whether the loop takes an element. */
	boolean takes(Frame frame, @Nullable Object element) {
		Run run = frame.run();
		run.work(1);
		run.at(this.position);
		Frame inner = frame.inner(this.scope.size());
		this.target.assign(inner, element);
		return Truth.of(this.condition.evaluate(inner));
	}

}
