package io.usher.web.decision;

import java.net.URI;

import io.usher.core.configuration.Configurations;
import io.usher.core.record.Secret;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@ConsoleTest
@WithRole
class SimulatorPageTests {

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private Configurations configurations;

	@Test
	void showsExamplesBeforeAnythingIsAsked() {
		assertThat(get("/simulator")).hasStatusOk()
			.bodyText()
			.contains("<title>What would happen if… · Usher</title>", "Who is calling whom?", "meet.alice@example.com",
					"Teams meetings")
			.doesNotContain("id=\"verdict\"");
	}

	@Test
	void frameShowsUserRoleAndRevision() {
		assertThat(get("/simulator")).bodyText()
			.contains("<span class=\"u-name\">admin</span>", "Administrator", "aria-current=\"page\"",
					"<span id=\"revision\">" + this.configurations.current().revision() + "</span>");
	}

	@Test
	void explainsHowAConferenceIsServedWithItsPinsMasked() {
		assertThat(get("/simulator?local_alias=meet.alice@example.com&location=London")).hasStatusOk()
			.bodyText()
			.contains("u-tone-served", "Virtual Meeting Room “Alice Jones”", "is an alias of “Alice Jones”",
					"policy profile &quot;Standard&quot;", "&quot;pin&quot;: &quot;" + Secret.MASK + "&quot;",
					"&quot;guest_pin&quot;: &quot;" + Secret.MASK + "&quot;")
			.doesNotContain("&quot;1234&quot;", "&quot;5678&quot;");
	}

	@Test
	void explainsWhichRuleTakesACallAndWhyAnotherDoesNot() {
		assertThat(get("/simulator?local_alias=room@paris.branch.example.com")).bodyText()
			.contains("Gateway call to room.paris@example.net", "sim-winner", "Teams meetings",
					"teams\\.(\\d{9,12})@example\\.com", "1 rule was tried before it.");
	}

	@Test
	void saysThatACallIsRejected() {
		assertThat(get("/simulator?local_alias=nobody@nowhere.example&location=Edge")).bodyText()
			.contains("u-tone-rejected", "conference not found", "policy profile &quot;Edge&quot; rejects such calls");
	}

	@Test
	void saysThatACallIsLeftToInfinity() {
		assertThat(get("/simulator?local_alias=nobody@nowhere.example")).bodyText()
			.contains("u-tone-fallback", "Infinity falls back to its own configuration", "404 Not Found");
	}

	@Test
	void answersHtmxWithThePartOnlyAndTheAddressToShow() {
		MvcTestResult result = this.pages.get()
			.uri("/simulator?local_alias=meet.alice@example.com&remote_alias=&more_name=vendor&more_value=Acme 1")
			.header("HX-Request", "true")
			.exchange();
		assertThat(result).hasStatusOk()
			.hasHeader("HX-Push-Url", "/simulator?local_alias=meet.alice%40example.com&vendor=Acme+1")
			.bodyText()
			.contains("id=\"verdict\"", "value=\"Acme 1\"")
			.doesNotContain("<html", "u-side");
	}

	@Test
	void redirectsAFormWithoutScriptsToTheShortAddress() {
		assertThat(get("/simulator?local_alias=meet.bob&remote_alias=&more_name=vendor&more_value=Acme"))
			.hasStatus3xxRedirection()
			.hasRedirectedUrl("/simulator?local_alias=meet.bob&vendor=Acme");
	}

	@Test
	void asksForTheAliasBesideItsField() {
		assertThat(get("/simulator?remote_alias=carol")).hasStatus(422)
			.bodyText()
			.contains("aria-describedby=\"call-local-alias-error\"",
					"<div class=\"invalid-feedback\" id=\"call-local-alias-error\">Enter the alias that was dialed",
					"value=\"carol\"");
		assertThat(this.pages.get().uri("/simulator?remote_alias=carol").header("HX-Request", "true")).hasStatus(422)
			.bodyText()
			.contains("call-local-alias-error")
			.doesNotContain("<html");
	}

	@Test
	void fillsTheFormFromAPastedLine() {
		MvcTestResult result = this.pages.get()
			.uri("/simulator?request_line={line}",
					"GET /base/policy/v1/service/configuration?local_alias=sip%3Ameet.bob&call_direction=dial_in HTTP/1.1")
			.exchange();
		assertThat(result).hasRedirectedUrl("/simulator?local_alias=sip%3Ameet.bob&call_direction=dial_in");
	}

	@Test
	void keepsALineThatItCannotRead() {
		assertThat(this.pages.get().uri("/simulator?request_line={line}", "what is <this>")).hasStatus(422)
			.bodyText()
			.contains("This is not a policy request.", "what is &lt;this&gt;</textarea>");
	}

	@Test
	void showsWhatWasTypedAsText() {
		assertThat(get("/simulator?local_alias=<script>alert(1)</script>&remote_alias=\"><img src=x onerror=alert(1)>"))
			.hasStatusOk()
			.bodyText()
			.doesNotContain("<script>alert", "<img src=x");
	}

	@Test
	void simulatesADialOutFromAnExistingService() {
		assertThat(get("/simulator?call_direction=dial_out&service_name=Alice Jones&remote_alias=sip:dan@example.net"))
			.hasStatusOk()
			.bodyText()
			.contains("Virtual Meeting Room “Alice Jones”", "existing service");
	}

	@Test
	void simulatesADialOutByARule() {
		assertThat(get("/simulator?call_direction=dial_out&remote_alias=%2B442071234567&location=London")).hasStatusOk()
			.bodyText()
			.contains("Gateway call to 442071234567@pstn.example.net", "Telephone out");
	}

	private MvcTestResult get(String address) {
		String encoded = address.replace("<", "%3C").replace(">", "%3E").replace("\"", "%22").replace(" ", "%20");
		return this.pages.get().uri(URI.create(encoded)).exchange();
	}

}
