package io.usher.web.migration;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

import io.usher.api.external.UpstreamServers;
import io.usher.core.transfer.ImportSource;
import org.springframework.stereotype.Component;

/**
 * Opens running Infinity managers to be imported from.
 */
@Component
public class ManagerSources {

	private static final Duration SLICE = Duration.ofMillis(500);

	private final UpstreamServers servers;

	private final Clock clock;

	ManagerSources(UpstreamServers servers, Clock clock) {
		this.servers = servers;
		this.clock = clock;
	}

	/**
	 * Returns a manager as a source. It is asked when the source is read, with GET alone.
	 * @throws io.usher.core.catalogue.ViolationsException when
	 * {@link ManagerAccess#check()} finds errors
	 */
	public ImportSource from(ManagerAccess access) {
		access.check().throwIfErrors();
		return new ManagerSource(this.servers, access, ManagerSources::pause, this.clock);
	}

	/** Waits in slices, so that whoever wants to end it need not wait too. */
	private static void pause(Duration time, Runnable meanwhile) {
		long end = System.nanoTime() + time.toNanos();
		for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
			meanwhile.run();
			try {
				TimeUnit.NANOSECONDS.sleep(Math.min(left, SLICE.toNanos()));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new CancellationException("interrupted");
			}
		}
	}

}
