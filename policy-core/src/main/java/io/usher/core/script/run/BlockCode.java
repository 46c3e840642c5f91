package io.usher.core.script.run;

import io.usher.core.script.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * A block, ready to be run.
 */
record BlockCode(String name, Step body, Scope scope, BlockSet blocks) {
	/**
	 * Prints the block.
	 * @param surroundings what it sees besides its own variables and those of the script
	 */
	void run(Run run, @Nullable Surroundings surroundings) {
		run.enter();
		var position = run.position();
		Frame frame = Frame.outermost(run, surroundings, this.scope.size());
		Integer self = this.scope.isRead(Scope.SELF) ? this.scope.place(Scope.SELF) : null;
		if (self != null) {
			frame.set(self, new SelfReference(this.blocks, run, surroundings));
		}
		Integer inherited = this.scope.isRead(Scope.SUPER) ? this.scope.place(Scope.SUPER) : null;
		if (inherited != null) {
			frame.set(inherited, noParent());
		}
		this.body.run(frame);
		run.at(position);
		run.leave();
	}

	/** Returns what another template would have to define. */
	Undefined noParent() {
		return Undefined.because("there is no parent block called '" + this.name + "'.");
	}

}
