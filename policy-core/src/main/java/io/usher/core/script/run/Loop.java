package io.usher.core.script.run;

import java.util.Iterator;

import io.usher.core.script.syntax.Position;
import io.usher.core.script.value.Sequences;
import org.jspecify.annotations.Nullable;

/**
 * A {@code for}, ready to be run.
 *
 * @param contextPlace where the body finds {@code loop}, or -1 when it does not look
 */
record Loop(Position position, Assignment target, @Nullable LoopTest test, Step body, Scope scope, int contextPlace,
		boolean recursive, Escaping escaping, Step otherwise, Scope otherwiseScope) {

	void run(Frame frame, @Nullable Object iterable, int depth) {
		Iterator<? extends @Nullable Object> elements = Sequences.iterate(iterable, frame.run());
		boolean sized = true;
		LoopTest condition = this.test;
		if (condition != null) {
			elements = new FilteredIterator(elements, (element) -> condition.takes(frame, element));
			sized = false;
		}
		boolean empty = !elements.hasNext();
		if (this.contextPlace < 0) {
			while (elements.hasNext()) {
				iteration(frame, elements.next(), null);
			}
		}
		else {
			LoopContext context = new LoopContext(this, frame, elements, sized ? iterable : null, depth);
			while (context.advance()) {
				iteration(frame, context.current(), context);
			}
		}
		if (empty) {
			this.otherwise.run(frame.inner(this.otherwiseScope.size()));
		}
	}

	private void iteration(Frame frame, @Nullable Object element, @Nullable LoopContext context) {
		Run run = frame.run();
		run.work(1);
		run.at(this.position);
		Frame inner = frame.inner(this.scope.size());
		if (context != null) {
			inner.set(this.contextPlace, context);
		}
		this.target.assign(inner, element);
		this.body.run(inner);
	}

}
