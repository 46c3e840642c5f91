package io.usher.web.script;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configurations;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.script.answer.ScriptKind;
import io.usher.web.ConsoleTest;
import io.usher.web.JourneyTest;
import io.usher.web.browser.BrowserJourney;
import io.usher.web.browser.LoginPage;
import io.usher.web.browser.TesterPage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An administrator writes a script, is told what is wrong with it, keeps a test and
 * saves.
 */
@JourneyTest
class ScriptTesterJourneyIT extends BrowserJourney {

	@Autowired
	private Configurations configurations;

	@Test
	void writesAScriptKeepsATestAndSaves() {
		new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);
		TesterPage tester = new TesterPage(this.browser).open("Standard", "Service configuration");

		tester.write("{{ call_info.call_d");
		assertThat(tester.offered()).contains("call_direction");
		tester.write(Keys.ENTER + "|uper }}");
		assertThat(tester.error()).contains("Line 1", "No filter named 'uper'", "upper");

		tester.control("a").write(Keys.DELETE.toString());
		tester.write(
				"{\"action\": \"continue\", \"result\": {{ service_config|pex_update({\"pin\": \"271828\"})|pex_to_json }} }");
		tester.control(Keys.ENTER).waitForOutcome("Continue");
		assertThat(tester.marksAnError()).isFalse();
		assertThat(tester.told()).contains("\"pin\": \"271828\"");
		Awaitility.await().until(() -> tester.announced().startsWith("Continue. The call goes on"));

		tester.keep("Every call has the PIN").waitForTests("1 of 1 pass");
		tester.saveAndReturn();
		Awaitility.await().until(() -> this.browser.path().startsWith("/configuration/policy-profiles/"));
		assertThat(script()).contains("271828");

		tester.open("Standard", "Service configuration");
		tester.control("a").write(Keys.DELETE + "{\"action\": \"reject\", \"result\": {}}");
		tester.control(Keys.ENTER, Keys.SHIFT).waitForTests("0 of 1 pass");
		assertThat(tester.failing()).contains("Every call has the PIN", "action", "continue", "reject");
		assertThat(tester.saveAndReturn().asked()).contains("breaks a saved test", "Every call has the PIN");
		assertThat(script()).contains("271828");
		tester.saveAnyway();
		Awaitility.await().until(() -> script().contains("reject"));
	}

	private String script() {
		return this.configurations.current()
			.find(RecordKind.POLICY_PROFILE, CommonFields.NAME, "Standard")
			.map(ConfigurationRecord::document)
			.orElseThrow()
			.text(PolicyProfile.template(ScriptKind.SERVICE), "");
	}

}
