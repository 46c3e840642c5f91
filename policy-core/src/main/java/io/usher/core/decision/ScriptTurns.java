package io.usher.core.decision;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many scripts of live calls run at a time. Scripts are what a decision can
 * spend much processor time on: of a few at a time each ends soon, of hundreds none does.
 */
public interface ScriptTurns {

	/**
	 * Takes a turn, if one comes in time.
	 * @param patience how long to wait for it
	 */
	boolean take(Duration patience);

	/** Gives a turn back. */
	void giveBack();

	/** Returns turns for everybody. */
	static ScriptTurns unlimited() {
		return new ScriptTurns() {

			@Override
			public boolean take(Duration patience) {
				return true;
			}

			@Override
			public void giveBack() {
			}

		};
	}

	/** Returns turns for so many at a time. */
	static ScriptTurns ofAtMost(int atATime) {
		Semaphore turns = new Semaphore(atATime);
		return new ScriptTurns() {

			@Override
			public boolean take(Duration patience) {
				try {
					return turns.tryAcquire() || turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					return false;
				}
			}

			@Override
			public void giveBack() {
				turns.release();
			}

		};
	}

}
