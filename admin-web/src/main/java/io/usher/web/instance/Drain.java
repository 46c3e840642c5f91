package io.usher.web.instance;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * When the program is told to end, readiness says so at once (503), and requests are
 * answered for a moment longer: load balancers see it before the port is closed.
 */
@Component
@ConditionalOnWebApplication
class Drain implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Drain.class);

	private final Duration duration;

	private volatile boolean running;

	Drain(Settings settings) {
		this.duration = settings.drain();
	}

	@Override
	public void start() {
		this.running = true;
	}

	/** Spring Boot has made readiness refuse traffic before this. */
	@Override
	public void stop() {
		this.running = false;
		if (this.duration.isZero()) {
			return;
		}
		log.info("Requests are answered for {} ms longer, while readiness tells others to go elsewhere",
				this.duration.toMillis());
		try {
			Thread.sleep(this.duration.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * How long.
	 *
	 * @param drain how long requests are answered after the program was told to end
	 */
	@ConfigurationProperties("usher")
	record Settings(@DefaultValue("0s") Duration drain) {

		/** Spring waits this long for what stops. */
		private static final Duration MOST = Duration.ofSeconds(25);

		Settings {
			if (drain.isNegative() || drain.compareTo(MOST) > 0) {
				throw new IllegalArgumentException("USHER_DRAIN: " + drain + " (expected: 0s to 25s)");
			}
		}

	}

}
