package io.usher.core.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.configuration.Configuration;
import io.usher.core.profile.PolicyProfile;
import org.jspecify.annotations.Nullable;

/**
 * One decision under way: what is asked, what it is decided by, and what happened so far.
 */
final class Inquiry {

	private final PolicyRequest request;

	private final Configuration configuration;

	private final @Nullable PolicyProfile profile;

	private final DecisionContext context;

	private final long start;

	private final List<Step> steps = new ArrayList<>();

	private boolean capturing;

	private @Nullable Map<String, @Nullable Object> captured;

	private long external;

	private long own;

	private long script;

	Inquiry(PolicyRequest request, Configuration configuration, @Nullable PolicyProfile profile,
			DecisionContext context) {
		this.request = request;
		this.configuration = configuration;
		this.profile = profile;
		this.context = context;
		this.start = System.nanoTime();
	}

	PolicyRequest request() {
		return this.request;
	}

	Configuration configuration() {
		return this.configuration;
	}

	@Nullable PolicyProfile profile() {
		return this.profile;
	}

	DecisionContext context() {
		return this.context;
	}

	/** Returns the version of Infinity that asks. */
	InfinityVersion version() {
		return this.request.version(this.configuration.settings().infinityVersion());
	}

	void note(Step step) {
		this.steps.add(step);
	}

	List<Step> steps() {
		return this.steps;
	}

	/** Wants what the script would see, and no script run. */
	void captureVariables() {
		this.capturing = true;
	}

	boolean isCapturing() {
		return this.capturing;
	}

	void captured(Map<String, @Nullable Object> variables) {
		this.captured = variables;
	}

	@Nullable Map<String, @Nullable Object> capturedVariables() {
		return this.captured;
	}

	/** Returns what is left of the time for the decision, at least a millisecond. */
	Duration remaining() {
		Duration left = this.context.budget().minusNanos(System.nanoTime() - this.start);
		return (left.compareTo(Duration.ofMillis(1)) > 0) ? left : Duration.ofMillis(1);
	}

	<T> T external(Supplier<T> stage) {
		long from = System.nanoTime();
		try {
			return stage.get();
		}
		finally {
			this.external += System.nanoTime() - from;
		}
	}

	<T> T own(Supplier<T> stage) {
		long from = System.nanoTime();
		try {
			return stage.get();
		}
		finally {
			this.own += System.nanoTime() - from;
		}
	}

	<T> T script(Supplier<T> stage) {
		long from = System.nanoTime();
		try {
			return stage.get();
		}
		finally {
			this.script += System.nanoTime() - from;
		}
	}

	StageTimes times() {
		return new StageTimes(this.external, this.own, this.script);
	}

}
