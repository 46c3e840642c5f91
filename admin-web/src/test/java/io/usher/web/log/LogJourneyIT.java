package io.usher.web.log;

import java.util.Map;

import io.usher.web.ConferencingNode;
import io.usher.web.ConsoleTest;
import io.usher.web.JourneyTest;
import io.usher.web.browser.BrowserJourney;
import io.usher.web.browser.LogPage;
import io.usher.web.browser.LoginPage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody watches calls come in, and looks into one of them.
 */
@JourneyTest
class LogJourneyIT extends BrowserJourney {

	@Test
	void watchesCallsAndFindsOutWhyOneIsRejected() {
		new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);
		LogPage log = new LogPage(this.browser).live();
		ConferencingNode node = new ConferencingNode(this.port);
		node.dial(Map.of("local_alias", "watched@nowhere.example", "remote_display_name",
				"<img src=x onerror=alert(1)>", "location", "Edge"));
		log.showing("watched@nowhere.example").showing("<img src=x onerror=alert(1)>");
		node.dial("meet.bob", "London");
		log.showing("meet.bob");
		log.searchOnly("watched@").showing("watched@nowhere.example");
		assertThat(this.browser.path()).isEqualTo("/decisions?q=watched%40");
		assertThat(log.open()).contains("Rejected", "policy profile \"Edge\" rejects such calls");
		assertThat(log.simulateAgain()).contains("Rejected");
		assertThat(this.browser.complaints()).isEmpty();
	}

}
