package io.usher.api.decision;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.usher.api.ManualTicker;
import io.usher.core.decision.CallNames.Parties;
import io.usher.core.decision.Parameters;
import io.usher.core.decision.PolicyRequest.ServiceRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentCallNamesTests {

	private final ManualTicker ticker = new ManualTicker();

	private final RecentCallNames names = new RecentCallNames(this.ticker, 1000);

	@Test
	void namesARetryAlikeWithinTenSecondsOfTheFirst() {
		UUID first = suffix("a", "1", "b", "2");
		this.ticker.pass(Duration.ofSeconds(6));
		assertThat(suffix("b", "2", "a", "1")).isEqualTo(first);
		this.ticker.pass(Duration.ofMillis(3999));
		assertThat(suffix("a", "1", "b", "2")).isEqualTo(first);
		this.ticker.pass(Duration.ofMillis(1));
		assertThat(suffix("a", "1", "b", "2")).isNotEqualTo(first);
	}

	@Test
	void namesRequestsApartThatDifferAnywhere() {
		UUID first = suffix("a", "1", "b", "2");
		assertThat(suffix("a", "1", "b", "3")).isNotEqualTo(first);
		assertThat(suffix("a", "1")).isNotEqualTo(first);
		assertThat(suffix("A", "1", "b", "2")).isNotEqualTo(first);
		assertThat(suffix("a", "1", "b", "2", "c", "")).isNotEqualTo(first);
		assertThat(suffix("a", "1", "b", "2", "b", "2")).isNotEqualTo(first);
	}

	@Test
	void doesNotConfuseNamesWithValues() {
		UUID first = suffix("ab", "c");
		assertThat(suffix("a", "bc")).isNotEqualTo(first);
		assertThat(this.names.suffixFor(new ServiceRequest(Parameters.of(Map.of("ab", List.of("c", "d"))))))
			.isNotEqualTo(this.names
				.suffixFor(new ServiceRequest(Parameters.of(Map.of("ab", List.of("c"), "d", List.of())))));
	}

	@Test
	void remembersNoMoreThanItsBound() {
		for (int i = 0; i < 5000; i++) {
			suffix("a", String.valueOf(i));
		}
		assertThat(this.names.size()).isLessThanOrEqualTo(1000);
	}

	@Test
	void recallsThePartiesForAnHourAfterTheLastRequest() {
		Parties parties = new Parties(7, "alice@example.com", "bob@example.com");
		this.names.remember("rule 1", parties);
		this.ticker.pass(Duration.ofMinutes(59));
		assertThat(this.names.recall("rule 1")).isEqualTo(parties);
		this.ticker.pass(Duration.ofMinutes(59));
		assertThat(this.names.recall("rule 1")).isEqualTo(parties);
		this.ticker.pass(Duration.ofMinutes(60));
		assertThat(this.names.recall("rule 1")).isNull();
		assertThat(this.names.recall("rule 2")).isNull();
	}

	private UUID suffix(String... namesAndValues) {
		return this.names.suffixFor(new ServiceRequest(Parameters.of(namesAndValues)));
	}

}
