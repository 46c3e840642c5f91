package io.usher.web.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.usher.api.decision.Asker;
import io.usher.api.decision.DecisionListener;
import io.usher.core.catalogue.RequestParameter;
import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configurations;
import io.usher.core.decision.Decision;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.ServedServices;
import io.usher.core.decision.Step;
import io.usher.core.decision.Step.ScriptRan;
import io.usher.core.log.MadeDecision;
import io.usher.core.log.Transcriber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Remembers what nodes asked of this instance lately: who asked, how much, what became of
 * it and how long it took. Memory is bounded whatever nodes say; writing waits for
 * nothing and reaches no database.
 */
@Component
public final class Traffic implements DecisionListener {

	/** How long a silent node, or a failure, is remembered. */
	public static final Duration KEPT = Duration.ofHours(24);

	static final int MAX_NODES = 2000;

	static final int MAX_WORD = 100;

	private static final int MAX_SCRIPTS = 500;

	private static final int MAX_REFUSALS = 500;

	private static final int MINUTES = 60;

	private static final int HOURS = 24;

	private final Clock clock;

	private final Configurations configurations;

	private final Transcriber transcriber;

	private final Instant since;

	private final SlotRing minutes = new SlotRing(MINUTES, Duration.ofMinutes(1));

	private final SlotRing hours = new SlotRing(HOURS, Duration.ofHours(1));

	private final Cache<NodeRecord.Key, NodeRecord> nodes;

	private final Cache<ScriptRecord.Key, ScriptRecord> scripts;

	private final Cache<RefusalKey, RefusalCount> refusals;

	Traffic(Clock clock, Configurations configurations, ServedServices served) {
		this.clock = clock;
		this.configurations = configurations;
		this.transcriber = new Transcriber(served);
		this.since = clock.instant();
		this.nodes = bounded(MAX_NODES);
		this.scripts = bounded(MAX_SCRIPTS);
		this.refusals = bounded(MAX_REFUSALS);
	}

	private <K, V> Cache<K, V> bounded(int most) {
		return Caffeine.newBuilder()
			.ticker(() -> this.clock.millis() * 1_000_000)
			.executor(Runnable::run)
			.expireAfterAccess(KEPT)
			.maximumSize(most)
			.build();
	}

	@Override
	public void decided(Decision decision, long nanos, String nodeAddress) {
		decided(decision, nanos, new Asker(nodeAddress, "", ""));
	}

	@Override
	public void decided(Decision decision, long nanos, Asker asker) {
		long now = this.clock.millis();
		RequestType type = decision.request().type();
		Outcome outcome = Outcome.of(decision);
		count(type, outcome, nanos, now);
		Parameters parameters = decision.request().parameters();
		String location = word(parameters.text(RequestParameter.LOCATION));
		String told = word(parameters.text(RequestParameter.NODE_IP));
		NodeRecord.Key key = new NodeRecord.Key(told.isEmpty() ? word(asker.address()) : told, location);
		found(this.nodes, key, () -> new NodeRecord(key, now)).add(type, outcome,
				new NodeRecord.Words(word(asker.address()), version(parameters), asker.credential()), now);
		for (Step step : decision.trace().steps()) {
			if (step instanceof ScriptRan script) {
				script(script).add(script, decision, location, now);
			}
		}
	}

	private static String version(Parameters parameters) {
		String version = word(parameters.text(RequestParameter.VERSION_ID));
		String build = word(parameters.text(RequestParameter.PSEUDO_VERSION_ID));
		return build.isEmpty() ? version : word(version + " (" + build + ")");
	}

	/** A script that was changed begins anew. */
	private ScriptRecord script(ScriptRan ran) {
		ScriptRecord.Key key = new ScriptRecord.Key(ran.profile(), ran.kind());
		ScriptRecord record = found(this.scripts, key, () -> new ScriptRecord(ran.revision()));
		if (record.revision() < ran.revision()) {
			this.scripts.asMap().replace(key, record, new ScriptRecord(ran.revision()));
			return found(this.scripts, key, () -> record);
		}
		return record;
	}

	private static <K, V> V found(Cache<K, V> cache, K key, Supplier<V> otherwise) {
		V known = cache.getIfPresent(key);
		if (known != null) {
			return known;
		}
		V made = otherwise.get();
		V earlier = cache.asMap().putIfAbsent(key, made);
		return (earlier != null) ? earlier : made;
	}

	@Override
	public void refused(int status, String error, String nodeAddress) {
		refused(status, error, new Asker(nodeAddress, "", ""));
	}

	@Override
	public void refused(int status, String error, Asker asker) {
		long now = this.clock.millis();
		count(null, Outcome.ofRefusal(status), 0, now);
		RefusalKey key = new RefusalKey(word(asker.address()), word(asker.username()), status, word(error));
		found(this.refusals, key, RefusalCount::new).add(now);
	}

	private void count(@Nullable RequestType type, Outcome outcome, long nanos, long now) {
		this.minutes.at(now).add(type, outcome, nanos);
		this.hours.at(now).add(type, outcome, nanos);
	}

	/** Returns a word of a request in a length that can be kept and shown. */
	private static String word(@Nullable String text) {
		if (text == null) {
			return "";
		}
		if (text.length() <= MAX_WORD) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(MAX_WORD - 2)) ? MAX_WORD - 2 : MAX_WORD - 1;
		return text.substring(0, end) + "…";
	}

	/** Returns when this instance began to remember. */
	public Instant since() {
		return this.since;
	}

	/** Returns the last 60 minutes, the oldest first, the one that goes on last. */
	public List<TrafficPeriod> minutes() {
		return this.minutes.periods(this.clock.millis());
	}

	/** Returns the last 24 hours, the oldest first, the one that goes on last. */
	public List<TrafficPeriod> hours() {
		return this.hours.periods(this.clock.millis());
	}

	/** Returns the sum of the last 60 minutes. */
	public TrafficPeriod lastHour() {
		return this.minutes.sum(this.clock.millis());
	}

	/** Returns the nodes that asked within 24 hours, by location and address. */
	public List<NodeSeen> nodes() {
		return this.nodes.asMap()
			.values()
			.stream()
			.map(NodeRecord::seen)
			.sorted(Comparator.comparing(NodeSeen::location, String.CASE_INSENSITIVE_ORDER)
				.thenComparing(NodeSeen::node))
			.toList();
	}

	/** Returns the scripts that failed within 24 hours, the last one first. */
	public List<ScriptFailure> scriptFailures() {
		Instant from = this.clock.instant().minus(KEPT);
		return this.scripts.asMap()
			.values()
			.stream()
			.flatMap((script) -> script
				.failure(from,
						(decision) -> this.transcriber.transcribe(new MadeDecision(0, decision, 0, ""),
								this.configurations.current()))
				.stream())
			.sorted(Comparator.comparing(ScriptFailure::at).reversed())
			.toList();
	}

	/** Returns what was refused within 24 hours, the last one first. */
	public List<Refusals> refusals() {
		return this.refusals.asMap()
			.entrySet()
			.stream()
			.map((entry) -> new Refusals(entry.getKey().address, entry.getKey().username, entry.getKey().status,
					entry.getKey().reason, entry.getValue().count.sum(),
					Instant.ofEpochMilli(entry.getValue().last.get())))
			.sorted(Comparator.comparing(Refusals::last).reversed())
			.toList();
	}

	/**
	 * What refused requests are told apart by.
	 *
	 * @param address where they came from
	 * @param username the user name that they gave
	 * @param status the HTTP status
	 * @param reason what was wrong
	 */
	private record RefusalKey(String address, String username, int status, String reason) {

	}

	/** Counts refused requests. */
	private static final class RefusalCount {

		private final LongAdder count = new LongAdder();

		private final AtomicLong last = new AtomicLong();

		void add(long now) {
			this.count.increment();
			this.last.set(now);
		}

	}

}
