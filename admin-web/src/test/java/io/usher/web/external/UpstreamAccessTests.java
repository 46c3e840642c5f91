package io.usher.web.external;

import java.util.List;

import io.usher.api.external.UpstreamStates;
import io.usher.core.administration.Administration;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.external.ExternalPolicy;
import io.usher.core.history.Actor;
import io.usher.web.ConsoleTest;
import io.usher.web.account.Accounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

/**
 * Who sees how upstream servers fare, in the whole program.
 */
@ConsoleTest
class UpstreamAccessTests {

	private static final String UPSTREAMS = "/api/usher/v1/upstreams";

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Accounts accounts;

	@Autowired
	private Administration administration;

	@Autowired
	private ExternalPolicy externalPolicy;

	@Autowired
	private UpstreamStates states;

	@Test
	void everybodyWithAnAccountReads() {
		for (String role : List.of("operator", "auditor")) {
			String name = "upstream-" + role;
			this.administration.create(RecordKind.ADMINISTRATOR,
					this.accounts.document(name, role, ConsoleTest.PASSWORD, false), Actor.system(), null);
			assertThat(this.pages.get().uri(UPSTREAMS).with(httpBasic(name, ConsoleTest.PASSWORD))).hasStatusOk();
		}
		assertThat(this.pages.get().uri(UPSTREAMS).with(httpBasic("admin", ConsoleTest.PASSWORD))).hasStatusOk()
			.bodyJson()
			.extractingPath("$.upstreams")
			.isNotNull();
		assertThat(this.pages.get().uri(UPSTREAMS)).hasStatus(401);
	}

	@Test
	void showsTheServersThatDecisionsAsk() {
		assertThat(this.states).isSameAs(this.externalPolicy);
	}

}
