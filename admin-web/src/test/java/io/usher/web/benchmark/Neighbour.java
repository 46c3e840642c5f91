package io.usher.web.benchmark;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.Document;

/**
 * Somebody else who saves one record after the other while an import is saved, and how
 * long that takes by what the import was doing when it began.
 */
final class Neighbour implements AutoCloseable {

	private static final long PAUSE_MILLIS = Long.getLong("pause", 1000);

	private final Administration administration;

	private final PrintStream out;

	private final Map<String, Long> longest = new ConcurrentSkipListMap<>();

	private final Thread thread = new Thread(this::save, "neighbour");

	private volatile String stage = "Before";

	private volatile boolean ended;

	private int saves;

	private int refused;

	Neighbour(Administration administration, PrintStream out) {
		this.administration = administration;
		this.out = out;
		this.thread.start();
	}

	/** Hears what the import is doing now. */
	void at(String now) {
		this.stage = now;
	}

	private void save() {
		while (!this.ended) {
			String begun = this.stage;
			long start = System.nanoTime();
			try {
				this.administration.create(RecordKind.THEME, Document.empty().with(CommonFields.NAME, "Theme " + start),
						Actor.system(), null);
				this.saves++;
			}
			catch (StoreUnavailableException ex) {
				this.refused++;
			}
			this.longest.merge(begun, (System.nanoTime() - start) / 1_000_000, Math::max);
			pause();
		}
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Waits for the last save and says how long the longest ones took. */
	@Override
	public void close() {
		this.ended = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.out.printf("neighbour: %d saved, %d refused, longest by stage in ms: %s%n", this.saves, this.refused,
				this.longest);
	}

}
