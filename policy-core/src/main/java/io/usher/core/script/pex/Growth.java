package io.usher.core.script.pex;

import io.usher.core.script.function.CallContext;

/**
 * Asks for room, piece by piece, while a text grows.
 */
final class Growth {

	private static final int PIECE = 4096;

	private final CallContext context;

	private long granted;

	Growth(CallContext context) {
		this.context = context;
	}

	/**
	 * Says how long the text is by now.
	 * @throws io.usher.core.script.function.ScriptFailure when there is no more room
	 */
	void reached(long length) {
		while (this.granted < length) {
			this.context.room(PIECE);
			this.granted += PIECE;
		}
	}

}
