package io.usher.api.external;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.external.ExternalPolicy;
import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamQuestion;
import io.usher.core.external.UpstreamReply;
import io.usher.core.external.UpstreamReply.Cause;
import io.usher.core.external.UpstreamReply.Failed;
import io.usher.core.record.RecordId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks upstream external policy servers over HTTP. The policy guide, "Requests and
 * responses when using the Pexip Infinity external policy API".
 * <p>
 * Each server, as a profile describes it, has connections, a circuit breaker and a bound
 * for waiting requests of its own. A profile that changes begins anew; what nobody asked
 * for an hour is forgotten.
 */
public final class UpstreamServers implements ExternalPolicy, UpstreamStates, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(UpstreamServers.class);

	private static final Duration KEPT = Duration.ofHours(1);

	/**
	 * How long the former description of a profile's server is kept after its last use.
	 */
	private static final Duration FORMER_KEPT = Duration.ofMinutes(1);

	private static final int MAX_SERVERS = 1000;

	private static final int TIDY_SECONDS = 10;

	private final int atATime;

	private final String userAgent;

	private final List<UpstreamListener> listeners;

	private final Ticker ticker;

	private final Clock clock;

	private final SteadyClock steady;

	private final UpstreamTrust trust = new UpstreamTrust();

	private final HostNames names;

	private final Bulkhead all;

	private final ScheduledThreadPoolExecutor alarms;

	private final LoadingCache<Upstream, UpstreamServer> servers;

	private volatile boolean closed;

	/**
	 * Asks servers.
	 * @param requestThreads how many requests the program serves at a time: at most half
	 * of them wait for upstream servers, and a quarter for any single one
	 * @param listeners hear of answers
	 */
	public UpstreamServers(int requestThreads, List<UpstreamListener> listeners) {
		this(requestThreads, listeners, InetAddress::getAllByName, Ticker.systemTicker(), Clock.systemUTC());
		this.alarms.execute(this::prepare);
	}

	UpstreamServers(int requestThreads, List<UpstreamListener> listeners, HostNames.Resolver resolver, Ticker ticker,
			Clock clock) {
		this.atATime = Math.max(1, requestThreads / 4);
		this.userAgent = userAgent();
		this.listeners = List.copyOf(listeners);
		this.ticker = ticker;
		this.clock = clock;
		this.steady = new SteadyClock(ticker);
		this.names = new HostNames(resolver);
		this.all = bulkhead("all", Math.max(1, requestThreads / 2));
		this.alarms = alarms();
		this.servers = Caffeine.newBuilder()
			.ticker(ticker)
			.executor(Runnable::run)
			.expireAfterAccess(KEPT)
			.maximumSize(MAX_SERVERS)
			.removalListener(this::removed)
			.build(this::server);
		this.alarms.scheduleWithFixedDelay(this::tidy, TIDY_SECONDS, TIDY_SECONDS, TimeUnit.SECONDS);
	}

	/**
	 * Loads what the first request would have to wait for: classes, and the certificates
	 * that the system trusts.
	 */
	private void prepare() {
		this.trust.prepare();
		server(new Upstream(new RecordId(RecordKind.POLICY_PROFILE, 1), "http://localhost", null, null, null)).close();
	}

	/** Two threads, so that whatever holds one up holds up no alarm. */
	private static ScheduledThreadPoolExecutor alarms() {
		ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(2, (work) -> {
			Thread thread = new Thread(work, "usher-upstream-time");
			thread.setDaemon(true);
			return thread;
		});
		alarms.setRemoveOnCancelPolicy(true);
		return alarms;
	}

	private static String userAgent() {
		String version = UpstreamServers.class.getPackage().getImplementationVersion();
		return (version != null) ? "Usher/" + version : "Usher";
	}

	/** Returns a server's URL for people, without a password that somebody put there. */
	public static String shown(String url) {
		return UpstreamUrl.masked(url);
	}

	private static Bulkhead bulkhead(String name, int calls) {
		return Bulkhead.of(name,
				BulkheadConfig.custom().maxConcurrentCalls(calls).maxWaitDuration(Duration.ZERO).build());
	}

	private UpstreamServer server(Upstream upstream) {
		return new UpstreamServer(upstream,
				(described) -> new UpstreamClient(described, this.atATime, this.userAgent, this.trust, this.names,
						this.alarms),
				bulkhead(String.valueOf(upstream.profile()), this.atATime), this.all, this.steady, this.clock);
	}

	@Override
	public UpstreamReply ask(Upstream upstream, UpstreamQuestion question, Duration budget) {
		UpstreamReply reply = reply(upstream, question, budget, System.nanoTime());
		tell((listener) -> listener.asked(upstream.profile(), reply));
		return reply;
	}

	/**
	 * Tries a server over a connection of its own, whatever its circuit breaker says.
	 * What comes of it changes nothing for others, and listeners do not hear of it.
	 * @param upstream the server
	 * @param question what is asked
	 * @param budget the time for everything
	 */
	public UpstreamProbe probe(Upstream upstream, UpstreamQuestion question, Duration budget) {
		if (this.closed) {
			return UpstreamProbe.without(new Failed(Cause.NOT_ASKED, "Usher ends", Duration.ZERO));
		}
		try (UpstreamClient client = new UpstreamClient(upstream, 1, this.userAgent, this.trust, this.names,
				this.alarms)) {
			return client.probe(question, budget, System.nanoTime());
		}
		catch (IllegalArgumentException ex) {
			return UpstreamProbe
				.without(new Failed(Cause.MISCONFIGURED, String.valueOf(ex.getMessage()), Duration.ZERO));
		}
	}

	/**
	 * Returns what reads from a server of another kind, over connections of its own and
	 * whatever circuit breakers say.
	 * @param server where it is, how one logs in, and whose certificates are believed
	 * @param maxBytes the most bytes of one answer
	 * @throws IllegalArgumentException when the server cannot be asked as it is described
	 */
	public ServerReader reader(Upstream server, int maxBytes) {
		return new ServerReader(
				new UpstreamClient(server, 1, this.userAgent, this.trust, this.names, this.alarms, maxBytes));
	}

	private UpstreamReply reply(Upstream upstream, UpstreamQuestion question, Duration budget, long start) {
		if (this.closed) {
			return new Failed(Cause.NOT_ASKED, "Usher ends", Duration.ZERO);
		}
		try {
			UpstreamServer server = entered(upstream);
			try {
				return server.ask(question, budget, start);
			}
			finally {
				server.leave();
			}
		}
		catch (RuntimeException ex) {
			log.error("{} could not be asked", UpstreamUrl.masked(upstream.url()), ex);
			return new Failed(Cause.BROKEN, "Usher could not ask it because of a fault; its log has more",
					Duration.ZERO);
		}
	}

	private UpstreamServer entered(Upstream upstream) {
		while (true) {
			UpstreamServer known = this.servers.getIfPresent(upstream);
			UpstreamServer server = (known != null) ? known : this.servers.get(upstream);
			boolean entered = server.enter(this.ticker.read());
			if (known == null) {
				tell((listener) -> listener.changed(this));
			}
			if (entered) {
				return server;
			}
			this.servers.asMap().remove(upstream, server);
		}
	}

	private void removed(@Nullable Upstream upstream, @Nullable UpstreamServer server, RemovalCause cause) {
		if (server != null) {
			server.retire();
			tell((listener) -> listener.changed(this));
		}
	}

	private void tell(Consumer<UpstreamListener> event) {
		for (UpstreamListener listener : this.listeners) {
			try {
				event.accept(listener);
			}
			catch (RuntimeException ex) {
				log.error("A listener to upstream servers failed", ex);
			}
		}
	}

	/** Closes idle connections, and forgets servers that are wanted no more. */
	void tidy() {
		try {
			this.servers.cleanUp();
			Map<RecordId, UpstreamServer> newest = newest();
			long now = this.ticker.read();
			for (UpstreamServer server : this.servers.asMap().values()) {
				server.tidy();
				if (newest.get(server.upstream().profile()) != server
						&& now - server.lastAsked() > FORMER_KEPT.toNanos()) {
					this.servers.invalidate(server.upstream());
				}
			}
		}
		catch (RuntimeException ex) {
			log.error("Connections to upstream servers could not be tidied", ex);
		}
	}

	private Map<RecordId, UpstreamServer> newest() {
		Map<RecordId, UpstreamServer> newest = new HashMap<>();
		for (UpstreamServer server : this.servers.asMap().values()) {
			newest.merge(server.upstream().profile(), server,
					(one, other) -> (one.lastAsked() - other.lastAsked() >= 0) ? one : other);
		}
		return newest;
	}

	@Override
	public List<UpstreamState> states() {
		List<UpstreamState> states = new ArrayList<>();
		newest().values().forEach((server) -> states.add(server.state()));
		states.sort(Comparator.comparingLong((state) -> state.profile().number()));
		return states;
	}

	@Override
	public Optional<UpstreamState> state(RecordId profile) {
		return Optional.ofNullable(newest().get(profile)).map(UpstreamServer::state);
	}

	/** Returns how many connections wait for the next request to a server. */
	int idleConnections(Upstream upstream) {
		UpstreamServer server = this.servers.asMap().get(upstream);
		return (server != null && server.client() != null) ? server.client().idleConnections() : 0;
	}

	/** Breaks off what goes on, and asks nobody any more. */
	@Override
	public void close() {
		this.closed = true;
		this.servers.asMap().values().forEach(UpstreamServer::close);
		this.servers.invalidateAll();
		this.alarms.shutdownNow();
		this.names.close();
	}

}
