package io.usher.web.security;

import java.util.List;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.ReceptionFields;
import io.usher.core.catalogue.ServiceFields;
import io.usher.web.ConsoleTest;
import io.usher.web.JourneyTest;
import io.usher.web.browser.BrowserJourney;
import io.usher.web.browser.LoginPage;
import io.usher.web.browser.RecordFormPage;
import io.usher.web.browser.RecordListPage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A session ends while somebody fills in a form, and nothing that was typed is lost.
 */
@JourneyTest
class ExpiredSessionJourneyIT extends BrowserJourney {

	@Test
	void comesBackToWhatWasTyped() {
		LoginPage login = new LoginPage(this.browser);
		RecordFormPage form = fill(login, "Interrupted").choose(ServiceFields.SERVICE_TYPE, "Virtual Reception")
			.enter(ReceptionFields.MATCH_STRING, "[0-9]+")
			.add(ConferenceFields.ALIASES, ConferenceFields.ALIAS, "interrupted@example.com");
		this.browser.forgetSession();
		form.send();
		assertThat(login.logInAgain("admin", ConsoleTest.PASSWORD))
			.isEqualTo("Your session has ended. Log in, and what you entered comes back.");

		assertThat(this.browser.path()).isEqualTo("/configuration/conferences/new");
		RecordFormPage again = new RecordFormPage(this.browser);
		assertThat(again.restored()).contains("What you had entered is back");
		assertThat(again.value(CommonFields.NAME)).isEqualTo("Interrupted");
		assertThat(again.value(CommonFields.DESCRIPTION)).isEqualTo("Typed for a long time");
		assertThat(again.value(ReceptionFields.MATCH_STRING)).isEqualTo("[0-9]+");
		assertThat(again.added(ConferenceFields.ALIASES, ConferenceFields.ALIAS)).isEqualTo("interrupted@example.com");
		assertThat(again.guards()).isTrue();
		assertThat(again.save()).contains("Interrupted");
		assertThat(this.browser.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('usher-'))"))
			.isEqualTo(List.of());
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void comesBackWhenAPartOfTheFormFindsThatTheSessionHasEnded() {
		LoginPage login = new LoginPage(this.browser);
		RecordFormPage form = fill(login, "Interrupted by a choice");
		this.browser.forgetSession();
		form.choose(ServiceFields.SERVICE_TYPE, "Virtual Auditorium");
		login.logInAgain("admin", ConsoleTest.PASSWORD);
		RecordFormPage again = new RecordFormPage(this.browser);
		assertThat(again.restored()).contains("What you had entered is back");
		assertThat(again.value(CommonFields.NAME)).isEqualTo("Interrupted by a choice");
		assertThat(again.value(ServiceFields.SERVICE_TYPE)).isEqualTo("lecture");
	}

	@Test
	void reloadsAFormThatIsOlderThanTheSession() {
		RecordFormPage form = fill(new LoginPage(this.browser), "Too old").spoilToken();
		form.send();
		this.browser.waitForTitle("This page was too old · Usher");
		this.browser.follow("Open the page anew");
		RecordFormPage again = new RecordFormPage(this.browser);
		assertThat(again.restored()).contains("What you had entered is back");
		assertThat(again.value(CommonFields.NAME)).isEqualTo("Too old");
		assertThat(again.save()).contains("Too old");
	}

	private RecordFormPage fill(LoginPage login, String name) {
		login.logIn("admin", ConsoleTest.PASSWORD);
		return new RecordListPage(this.browser).open("Conferences")
			.create()
			.enter(CommonFields.NAME, name)
			.enter(CommonFields.DESCRIPTION, "Typed for a long time");
	}

}
