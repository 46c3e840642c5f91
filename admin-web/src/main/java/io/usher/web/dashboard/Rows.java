package io.usher.web.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import io.usher.api.external.UpstreamState;
import io.usher.core.configuration.Configuration;
import io.usher.core.instance.Instance;
import io.usher.web.console.Ago;
import io.usher.web.instance.InstanceReports;
import io.usher.web.traffic.NodeSeen;
import io.usher.web.traffic.ScriptFailure;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the dashboard's tables.
 */
final class Rows {

	private static final Duration SILENT = Duration.ofMinutes(10);

	private Rows() {
	}

	/**
	 * A node.
	 *
	 * @param seen what is known of it
	 * @param requests how many requests came, in words
	 * @param ago when the last one came, in words
	 * @param silent whether that is long ago
	 * @param known whether Usher has its location
	 */
	record Node(NodeSeen seen, String requests, String ago, boolean silent, boolean known) {

		static Node of(NodeSeen seen, Configuration configuration, Instant now) {
			return new Node(seen, Tile.number(seen.total()), Ago.words(seen.last(), now),
					Duration.between(seen.last(), now).compareTo(SILENT) > 0,
					seen.location().isEmpty() || configuration.location(seen.location()).isPresent());
		}

	}

	/**
	 * A script that fails.
	 *
	 * @param failure how
	 * @param path where it is edited
	 * @param rate how often, in words
	 * @param ago when it last failed, in words
	 */
	record Script(ScriptFailure failure, String path, String rate, String ago) {

		static Script of(ScriptFailure failure, Instant now) {
			return new Script(failure, "/scripts/" + failure.profile().number() + "/" + failure.kind().wireName(),
					Tile.number(failure.failures()) + " of " + Tile.number(failure.runs()) + " runs",
					Ago.words(failure.at(), now));
		}

	}

	/**
	 * An upstream server.
	 *
	 * @param profile the name of its policy profile
	 * @param number that profile's number
	 * @param state how it fares
	 * @param tone the name of the colours
	 * @param word whether it is asked, in words
	 * @param failures the share of failures lately, in words
	 * @param time what its requests take, in words
	 * @param error what went wrong last and when, empty for nothing
	 */
	record Upstream(String profile, long number, UpstreamState state, String tone, String word, String failures,
			String time, String error) {

		static Upstream of(UpstreamState state, String time, Configuration configuration, Instant now) {
			String name = configuration.nameOf(state.profile().kind(), state.profile().number());
			Double rate = state.failureRate();
			Instant failed = state.lastErrorAt();
			boolean open = state.circuit() == UpstreamState.Circuit.OPEN;
			return new Upstream((name != null) ? name : state.profile().toString(), state.profile().number(), state,
					switch (state.circuit()) {
						case OPEN -> "rejected";
						case HALF_OPEN -> "fallback";
						case CLOSED -> "served";
					}, switch (state.circuit()) {
						case OPEN -> "left alone";
						case HALF_OPEN -> "being tried";
						case CLOSED -> "asked";
					},
					(rate != null) ? String.format(Locale.ROOT, "%.0f %%", rate * 100) : (open ? "–" : "few requests"),
					time, (state.lastError() != null && failed != null)
							? state.lastError() + " (" + Ago.words(failed, now) + ")" : "");
		}

	}

	/**
	 * An instance.
	 *
	 * @param instance what it says
	 * @param own whether this page comes from it
	 * @param silent whether it did not report for a while
	 * @param behind how many revisions the newest one is ahead
	 * @param since when it was started, in words
	 * @param ago when it last reported, in words
	 */
	record Serving(Instance instance, boolean own, boolean silent, long behind, String since, String ago) {

		static Serving of(Instance instance, @Nullable String own, long newest, Instant now) {
			return new Serving(instance, instance.id().equals(own),
					Duration.between(instance.lastSeen(), now).compareTo(InstanceReports.SILENT) > 0,
					Math.max(0, newest - instance.revision()), Ago.words(instance.started(), now),
					Ago.words(instance.lastSeen(), now));
		}

	}

}
