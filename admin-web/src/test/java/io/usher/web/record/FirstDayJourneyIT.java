package io.usher.web.record;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.GatewayFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RuleFields;
import io.usher.web.ConferencingNode;
import io.usher.web.ConsoleTest;
import io.usher.web.JourneyTest;
import io.usher.web.browser.BrowserJourney;
import io.usher.web.browser.LoginPage;
import io.usher.web.browser.RecordFormPage;
import io.usher.web.browser.RecordListPage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An administrator sets up a new site on the first day, and a node sees each step at
 * once.
 */
@JourneyTest
class FirstDayJourneyIT extends BrowserJourney {

	@Test
	void setsUpASiteAndSeesANodesAnswersChange() {
		ConferencingNode node = new ConferencingNode(this.port);
		assertThat(node.dial("kickoff@first.example", "Berlin")).startsWith("404");
		new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);

		RecordFormPage profile = list("Policy profiles").create().enter(CommonFields.NAME, "First day");
		assertThat(profile.choose(ProfileFields.NO_MATCH_ACTION, "Reject the call").save()).contains("First day");
		RecordFormPage location = list("System locations").create().enter(CommonFields.NAME, "Berlin");
		assertThat(location.choose(LocationFields.POLICY_SERVER, "First day").save()).contains("Berlin");
		assertThat(node.dial("kickoff@first.example", "Berlin")).contains("\"action\":\"reject\"", "First day");

		RecordFormPage room = list("Conferences").create().enter(CommonFields.NAME, "Kick-off");
		room.add(ConferenceFields.ALIASES, ConferenceFields.ALIAS, "kickoff@first.example");
		assertThat(room.add(ConferenceFields.ALIASES, ConferenceFields.ALIAS, "kickoff").save()).contains("Kick-off");
		assertThat(node.dial("sip:kickoff@first.example", "Berlin")).contains("\"name\":\"Kick-off\"");
		assertThat(node.dial("kickoff", "Berlin")).contains("\"name\":\"Kick-off\"");

		assertThat(node.dial("lab@first.example", "Berlin")).contains("\"action\":\"reject\"");
		RecordFormPage rule = list("Call Routing Rules").create()
			.enter(CommonFields.NAME, "First day's laboratory")
			.enter(RuleFields.PRIORITY, "180")
			.enter(RuleFields.MATCH_STRING, "lab@first\\.example")
			.enter(RuleFields.REPLACE_STRING, "lab@first.example.net");
		assertThat(rule.choose(GatewayFields.OUTGOING_PROTOCOL, "SIP").save()).contains("laboratory");
		assertThat(node.dial("lab@first.example", "Berlin")).contains("\"service_type\":\"gateway\"",
				"lab@first.example.net");
		assertThat(this.browser.complaints()).isEmpty();
	}

	private RecordListPage list(String title) {
		return new RecordListPage(this.browser).open(title);
	}

}
