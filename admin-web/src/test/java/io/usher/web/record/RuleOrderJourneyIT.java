package io.usher.web.record;

import io.usher.core.administration.Administration;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.GatewayFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.web.ConsoleTest;
import io.usher.web.JourneyTest;
import io.usher.web.browser.BrowserJourney;
import io.usher.web.browser.LoginPage;
import io.usher.web.browser.RulesPage;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An administrator puts one Call Routing Rule before another, by the keyboard alone.
 */
@JourneyTest
class RuleOrderJourneyIT extends BrowserJourney {

	@Autowired
	private Administration administration;

	@Test
	void theFirstRuleTakesTheCall() {
		rule("Usual way", 185, "usual.example.net");
		rule("Better way", 195, "better.example.net");
		new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);
		RulesPage rules = new RulesPage(this.browser);
		assertThat(rules.attempt("42@ordered.example", "Usual way")).contains("is taken by “Usual way”",
				"42@usual.example.net");

		assertThat(rules.up("Better way")).contains("“Better way” is now rule");
		assertThat(rules.focused()).startsWith("Move Better way, now rule");
		assertThat(rules.attempt("42@ordered.example", "Better way")).contains("is taken by “Better way”",
				"42@better.example.net");

		assertThat(rules.up("Usual way")).contains("“Usual way” is now rule");
		assertThat(rules.press(Keys.ARROW_DOWN)).contains("“Usual way” is now rule");
		assertThat(rules.attempt("42@ordered.example", "Better way")).contains("is taken by “Better way”");
		assertThat(this.browser.complaints()).isEmpty();
	}

	private void rule(String name, long priority, String domain) {
		this.administration.create(RecordKind.CALL_ROUTING_RULE,
				Document.empty()
					.with(CommonFields.NAME, name)
					.with(RuleFields.PRIORITY, priority)
					.with(RuleFields.MATCH_STRING, "(\\d+)@ordered\\.example")
					.with(RuleFields.REPLACE_STRING, "\\1@" + domain)
					.with(GatewayFields.OUTGOING_PROTOCOL, "sip"),
				Actor.system(), null);
	}

}
