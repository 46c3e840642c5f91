package io.usher.web.decision;

import io.usher.web.ConsoleTest;
import io.usher.web.JourneyTest;
import io.usher.web.browser.BrowserJourney;
import io.usher.web.browser.LoginPage;
import io.usher.web.browser.SimulatorPage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An administrator asks why a call is routed as it is.
 */
@JourneyTest
class SimulatorJourneyIT extends BrowserJourney {

	@Test
	void findsOutWhyARuleTakesACall() {
		LoginPage login = new LoginPage(this.browser);
		assertThat(login.refuse("admin", "wrong")).contains("is not right");
		SimulatorPage simulator = login.logIn("admin", ConsoleTest.PASSWORD);

		simulator.dial("sip:room@paris.branch.example.com").at("London").expecting("room.paris@example.net");
		assertThat(simulator.winner()).contains("Branch offices", "takes the call");
		assertThat(simulator.passed()).contains("Teams meetings", "room@paris.branch.example.com");
		assertThat(simulator.announced()).startsWith("Served. Gateway call to room.paris@example.net");
		assertThat(this.browser.path()).contains("local_alias=sip%3Aroom%40paris.branch.example.com", "location=London")
			.doesNotContain("remote_alias");

		simulator.requestLine("/policy/v1/service/configuration?local_alias=meet.alice%40example.com")
			.expecting("Alice Jones");
		assertThat(simulator.alias()).isEqualTo("meet.alice@example.com");
		assertThat(simulator.answer()).contains("\"pin\": \"••••••\"");

		this.browser.back();
		assertThat(simulator.winner()).contains("Branch offices");
		assertThat(this.browser.complaints()).isEmpty();

		simulator.dial("meet.bob").byRevision("1").expecting("Infinity falls back");
		assertThat(simulator.today()).contains("Today the answer is different", "Bob Smith");
		simulator.kind("Registration alias", "#call-path-alias")
			.requestLine("/policy/v1/registrations/boardroom%40example.com?protocol=sip")
			.byRevision("")
			.expecting("Registration");
		assertThat(this.browser.path()).contains("request_type=registration", "path_alias=boardroom%40example.com");
		simulator.kind("Service configuration", "#call-local-alias");

		assertThat(simulator.dial("").refuse()).contains("Enter the alias");
		simulator.logOut();
	}

	@Test
	void worksOnATelephoneInTheDark() {
		SimulatorPage simulator = new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);
		simulator.chooseTheme("dark");
		this.browser.resize(390, 844);
		assertThat(simulator.showsNavigation()).isFalse();
		simulator.dial("nobody@nowhere.example").at("Edge").expecting("Rejected");
		assertThat(this.browser.evaluate("document.documentElement.dataset.bsTheme")).isEqualTo("dark");
		assertThat(this.browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
		simulator.openNavigation();
		assertThat(simulator.showsNavigation()).isTrue();
		assertThat(this.browser.complaints()).isEmpty();
	}

}
