package io.usher.core.decision;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configuration;
import io.usher.core.decision.DecisionCase.Expected;
import io.usher.core.decision.DecisionContext.Detail;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An instance of Usher that a case has to itself, with its configuration and all that it
 * remembers.
 */
public final class CaseInstance {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

	private final Configuration configuration;

	private final FakeCallNames names = new FakeCallNames();

	private final FakeExternalPolicy upstream;

	private final DecisionContext context;

	/** Starts the instance of a case. */
	public CaseInstance(DecisionCase given, Detail detail) {
		CaseConfiguration written = new CaseConfiguration();
		given.include().forEach((name) -> written.add(DecisionCases.configuration(name)));
		this.configuration = written.add(given.configuration()).build();
		this.upstream = new FakeExternalPolicy(given.upstream());
		this.context = DecisionContext.of(CLOCK, new Random(1))
			.with(this.names)
			.with(new FakeServedServices())
			.with(this.upstream)
			.with(new FakePictures())
			.with(detail);
	}

	/** Returns its configuration. */
	public Configuration configuration() {
		return this.configuration;
	}

	/** Returns what its decisions have besides. */
	public DecisionContext context() {
		return this.context;
	}

	/** Returns the request that a case writes down. */
	public static PolicyRequest request(DecisionCase.Request asked) {
		Map<String, List<String>> parameters = new LinkedHashMap<>();
		if (asked.query() != null) {
			for (String pair : asked.query().split("&")) {
				String[] parts = pair.split("=", 2);
				parameters.computeIfAbsent(decode(parts[0]), (any) -> new ArrayList<>()).add(decode(parts[1]));
			}
		}
		asked.parameters()
			.forEach((name, value) -> parameters.put(name,
					(value instanceof List<?> list) ? list.stream().map(String::valueOf).toList()
							: List.of((value != null) ? String.valueOf(value) : "")));
		RequestType type = (asked.type() != null) ? RequestType.valueOf(asked.type().toUpperCase(Locale.ROOT))
				: RequestType.SERVICE_CONFIGURATION;
		return PolicyRequest.of(type, (asked.alias() != null) ? asked.alias() : "", Parameters.of(parameters));
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

	/**
	 * Compares an answer with what is expected, and what the instance has done for it.
	 * @param status the HTTP status
	 * @param body the body
	 */
	public void check(Expected expected, int status, Map<String, ?> body) {
		Object whole = body.get("result");
		Map<?, ?> result = (whole instanceof Map<?, ?> map) ? map : Map.of();
		if (expected.status() != null) {
			assertThat(status).as("status").isEqualTo(expected.status());
		}
		if (expected.result() != null) {
			assertThat(whole).as("result").isEqualTo(expected.result());
		}
		expected.has().forEach((name, value) -> assertThat((Object) result.get(name)).as(name).isEqualTo(value));
		expected.absent().forEach((name) -> assertThat(result.containsKey(name)).as(name + " is there").isFalse());
		if (expected.reason() != null) {
			assertThat(String.valueOf(body.get("reason"))).contains(expected.reason());
		}
		if (expected.suffixes() != null) {
			assertThat(this.names.calls()).as("calls that were named").isEqualTo(expected.suffixes());
		}
		if (expected.asked() != null) {
			assertThat(this.upstream.asked()).as("what the upstream server was asked").isEqualTo(expected.asked());
		}
	}

}
