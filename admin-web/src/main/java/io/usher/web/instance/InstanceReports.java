package io.usher.web.instance;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.usher.core.configuration.Configurations;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.instance.Instance;
import io.usher.core.instance.Instances;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Reports this instance every few seconds, and knows the others. Asking it waits for no
 * database; while that is away, only this instance is known.
 */
@Component
public class InstanceReports implements SmartLifecycle {

	/** An instance that did not report for so long is probably gone. */
	public static final Duration SILENT = Duration.ofSeconds(30);

	private static final Logger log = LoggerFactory.getLogger(InstanceReports.class);

	private static final Duration FORGOTTEN = Duration.ofMinutes(10);

	private static final long PERIOD_SECONDS = 5;

	private static final long FAREWELL_SECONDS = 2;

	private final String id = UUID.randomUUID().toString();

	private final Instances instances;

	private final Configurations configurations;

	private final Environment environment;

	private final Clock clock;

	private final Instant started;

	private final ScheduledThreadPoolExecutor thread;

	private volatile String address = "";

	private volatile List<Instance> known = List.of();

	private volatile boolean complete;

	private volatile boolean refused;

	private volatile boolean running;

	InstanceReports(Instances instances, Configurations configurations, Environment environment, Clock clock) {
		this.instances = instances;
		this.configurations = configurations;
		this.environment = environment;
		this.clock = clock;
		this.started = clock.instant().truncatedTo(ChronoUnit.MILLIS);
		this.thread = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread reporting = new Thread(task, "instance-reports");
			reporting.setDaemon(true);
			return reporting;
		});
	}

	/** Returns the version of the program. */
	public static String version() {
		return Objects.requireNonNullElse(InstanceReports.class.getPackage().getImplementationVersion(), "development");
	}

	/** Returns this instance as it is now. */
	public Instance own() {
		return new Instance(this.id, this.address, version(), this.configurations.current().revision(), this.started,
				this.clock.instant().truncatedTo(ChronoUnit.MILLIS));
	}

	/** Returns all instances that reported lately, this one as it is now. */
	public List<Instance> all() {
		List<Instance> all = new ArrayList<>();
		all.add(own());
		this.known.stream().filter((instance) -> !instance.id().equals(this.id)).forEach(all::add);
		all.sort(Comparator.comparing(Instance::address).thenComparing(Instance::id));
		return all;
	}

	/** Tells whether the database told lately which instances there are. */
	public boolean isComplete() {
		return this.complete;
	}

	/** Tells whether the database did not take the last report. */
	public boolean isRefused() {
		return this.refused;
	}

	@Override
	public void start() {
		this.running = true;
		this.thread.scheduleWithFixedDelay(this::report, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
	}

	/** Reports this instance, and reads what the others reported. */
	void report() {
		try {
			if (this.address.isEmpty()) {
				this.address = listeningAt();
			}
			this.instances.report(own());
			this.instances.removeSilentSince(this.clock.instant().minus(FORGOTTEN));
			this.known = this.instances.all();
			this.complete = true;
			this.refused = false;
		}
		catch (StoreUnavailableException ex) {
			this.known = List.of();
			this.complete = false;
			this.refused = true;
			log.debug("Instances are reported when the database is back", ex);
		}
		catch (RuntimeException ex) {
			this.known = List.of();
			this.complete = false;
			log.warn("This instance could not be reported", ex);
		}
	}

	private String listeningAt() {
		String host = this.environment.getProperty("server.address", "");
		String port = this.environment.getProperty("local.server.port",
				this.environment.getProperty("server.port", "8080"));
		return (host.isEmpty() || host.equals("0.0.0.0") || host.equals("::")) ? hostName() + ":" + port
				: (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

	/** Says farewell, so that nobody looks for it. */
	@Override
	public void stop() {
		this.running = false;
		this.thread.getQueue().clear();
		this.thread.execute(() -> {
			try {
				this.instances.remove(this.id);
			}
			catch (RuntimeException ex) {
				log.debug("The others will see that this instance is silent", ex);
			}
		});
		this.thread.shutdown();
		try {
			this.thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
