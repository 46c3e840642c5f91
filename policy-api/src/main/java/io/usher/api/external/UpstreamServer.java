package io.usher.api.external;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.usher.core.external.Upstream;
import io.usher.core.external.UpstreamQuestion;
import io.usher.core.external.UpstreamReply;
import io.usher.core.external.UpstreamReply.Answered;
import io.usher.core.external.UpstreamReply.Cause;
import io.usher.core.external.UpstreamReply.Failed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An upstream server and how it fares: not asked for a while when it fails often, and
 * never by more requests at a time than may wait for it.
 */
final class UpstreamServer {

	private static final Logger log = LoggerFactory.getLogger(UpstreamServer.class);

	static final Duration OPEN = Duration.ofSeconds(5);

	/** Who has less time than this says nothing of a server that does not answer. */
	private static final Duration TELLING = Duration.ofMillis(100);

	private final Upstream upstream;

	private final String url;

	private final Clock clock;

	private final CircuitBreaker circuit;

	private final Bulkhead own;

	private final Bulkhead all;

	private final @Nullable UpstreamClient client;

	private final String fault;

	private final LongAdder calls = new LongAdder();

	private final AtomicInteger users = new AtomicInteger();

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile boolean retired;

	private volatile Instant since;

	private volatile @Nullable Moment lastError;

	private volatile @Nullable Instant lastSuccess;

	private volatile long lastAsked;

	/**
	 * Describes a server.
	 * @param upstream the server
	 * @param clients makes what asks it; an {@link IllegalArgumentException} says that it
	 * cannot be asked as it is described
	 * @param own bounds the requests that wait for it
	 * @param all bounds those that wait for any
	 * @param steady the time that circuits go by
	 * @param clock the time that people are told
	 */
	UpstreamServer(Upstream upstream, Clients clients, Bulkhead own, Bulkhead all, Clock steady, Clock clock) {
		this.upstream = upstream;
		this.url = UpstreamUrl.masked(upstream.url());
		this.own = own;
		this.all = all;
		this.clock = clock;
		this.since = clock.instant();
		this.circuit = CircuitBreaker.of(String.valueOf(upstream.profile()),
				CircuitBreakerConfig.custom()
					.slidingWindow(10, 20, SlidingWindowType.TIME_BASED)
					.failureRateThreshold(50)
					.waitDurationInOpenState(OPEN)
					.permittedNumberOfCallsInHalfOpenState(3)
					.recordResult(UpstreamServer::isFailure)
					.clock(steady)
					.build());
		this.circuit.getEventPublisher().onStateTransition((event) -> changed(event.getStateTransition()));
		UpstreamClient made = null;
		String unusable = "";
		try {
			made = clients.of(upstream);
		}
		catch (IllegalArgumentException ex) {
			unusable = String.valueOf(ex.getMessage());
		}
		this.client = made;
		this.fault = unusable;
	}

	/**
	 * Asks the server, unless it should be left alone.
	 * @param start when the budget's time began, in nanoseconds of
	 * {@link System#nanoTime()}
	 */
	UpstreamReply ask(UpstreamQuestion question, Duration budget, long start) {
		if (this.client == null) {
			this.lastError = new Moment(this.fault, this.clock.instant());
			return new Failed(Cause.MISCONFIGURED, this.fault, Duration.ZERO);
		}
		if (budget.isNegative() || budget.isZero()) {
			return new Failed(Cause.TIMED_OUT, "no time was left to ask it", Duration.ZERO);
		}
		if (!this.circuit.tryAcquirePermission()) {
			return new Failed(Cause.CIRCUIT_OPEN, open(), Duration.ZERO);
		}
		if (!this.own.tryAcquirePermission()) {
			this.circuit.releasePermission();
			return new Failed(Cause.TOO_MANY, waiting(this.own) + " requests wait for it already", Duration.ZERO);
		}
		if (!this.all.tryAcquirePermission()) {
			this.own.releasePermission();
			this.circuit.releasePermission();
			return new Failed(Cause.TOO_MANY, waiting(this.all) + " requests wait for upstream servers already",
					Duration.ZERO);
		}
		UpstreamReply reply = null;
		try {
			reply = this.client.ask(question, budget, start);
			return reply;
		}
		finally {
			this.all.onComplete();
			this.own.onComplete();
			record(reply, budget);
		}
	}

	private void record(@Nullable UpstreamReply reply, Duration budget) {
		this.calls.increment();
		if (reply == null || saysNothing(reply, budget)) {
			this.circuit.releasePermission();
			return;
		}
		if (reply instanceof Failed failed) {
			this.lastError = new Moment(failed.detail(), this.clock.instant());
		}
		else if (isFailure(reply)) {
			this.lastError = new Moment("it answered " + ((Answered) reply).status(), this.clock.instant());
		}
		else {
			this.lastSuccess = this.clock.instant();
		}
		this.circuit.onResult(reply.took().toNanos(), TimeUnit.NANOSECONDS, reply);
	}

	private static boolean saysNothing(UpstreamReply reply, Duration budget) {
		return reply instanceof Failed failed && (failed.cause() == Cause.TIMED_OUT && budget.compareTo(TELLING) < 0
				|| Thread.currentThread().isInterrupted());
	}

	/**
	 * Whether a reply speaks against the server: it is not there, too slow, or says that
	 * it failed. Others come fast, and cost no node time.
	 */
	private static boolean isFailure(Object reply) {
		if (reply instanceof Answered answered) {
			return answered.status() >= 500;
		}
		return switch (((Failed) reply).cause()) {
			case UNREACHABLE, TIMED_OUT -> true;
			case MISCONFIGURED, UNTRUSTED, BROKEN, TOO_LARGE, CIRCUIT_OPEN, TOO_MANY, NOT_ASKED -> false;
		};
	}

	private String open() {
		return "it failed often and is left alone for " + OPEN.toSeconds() + " s at a time; lastly: " + lastError();
	}

	private String lastError() {
		Moment last = this.lastError;
		return (last != null) ? last.what : "nothing";
	}

	private static int waiting(Bulkhead bulkhead) {
		Bulkhead.Metrics metrics = bulkhead.getMetrics();
		return metrics.getMaxAllowedConcurrentCalls() - metrics.getAvailableConcurrentCalls();
	}

	private void changed(StateTransition transition) {
		this.since = this.clock.instant();
		if (transition == StateTransition.CLOSED_TO_OPEN) {
			log.warn("{} ({}) failed often and is left alone for {} s at a time: {}", this.url, this.upstream.profile(),
					OPEN.toSeconds(), lastError());
		}
		else if (transition.getToState() == State.CLOSED) {
			log.info("{} ({}) works again", this.url, this.upstream.profile());
		}
	}

	UpstreamState state() {
		float rate = this.circuit.getMetrics().getFailureRate();
		Moment error = this.lastError;
		return new UpstreamState(this.upstream.profile(), this.url, switch (this.circuit.getState()) {
			case OPEN, FORCED_OPEN -> UpstreamState.Circuit.OPEN;
			case HALF_OPEN -> UpstreamState.Circuit.HALF_OPEN;
			case CLOSED, DISABLED, METRICS_ONLY -> UpstreamState.Circuit.CLOSED;
		}, this.since, (rate < 0) ? null : Math.round(rate * 100) / 10_000.0, waiting(this.own), this.calls.sum(),
				(error != null) ? error.what : null, (error != null) ? error.when : null, this.lastSuccess);
	}

	Upstream upstream() {
		return this.upstream;
	}

	/** Returns when it was last wanted, in nanoseconds of whoever entered. */
	long lastAsked() {
		return this.lastAsked;
	}

	@Nullable UpstreamClient client() {
		return this.client;
	}

	/**
	 * Says that somebody is about to ask it.
	 * @return false when it is gone; another has to be made then
	 */
	boolean enter(long now) {
		this.lastAsked = now;
		this.users.incrementAndGet();
		if (this.retired) {
			leave();
			return false;
		}
		return true;
	}

	void leave() {
		if (this.users.decrementAndGet() == 0 && this.retired) {
			close();
		}
	}

	/** Closes its connections, as soon as nobody uses them any more. */
	void retire() {
		this.retired = true;
		if (this.users.get() == 0) {
			close();
		}
	}

	void tidy() {
		if (this.client != null) {
			this.client.tidy();
		}
	}

	/** Closes its connections, used or not. */
	void close() {
		if (this.client != null && this.closed.compareAndSet(false, true)) {
			this.client.close();
		}
	}

	/** Makes what asks servers. */
	@FunctionalInterface
	interface Clients {

		UpstreamClient of(Upstream upstream);

	}

	/**
	 * Something that happened.
	 *
	 * @param what in words
	 * @param when the time
	 */
	private record Moment(String what, Instant when) {

	}

}
