package io.usher.web.record;

import io.usher.core.catalogue.CommonFields;
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
 * Somebody searches, opens, goes back and reloads, as one does in a browser.
 */
@JourneyTest
class NavigationJourneyIT extends BrowserJourney {

	@Test
	void keepsTheSearchWhenOneGoesBackAndReloads() {
		new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);
		String searched = "/configuration/conferences?q=alice+j";
		RecordListPage list = new RecordListPage(this.browser).open("Conferences")
			.search("alice j", searched)
			.showingOnly("Alice Jones");
		assertThat(list.openRecord("Alice Jones").value(CommonFields.NAME)).isEqualTo("Alice Jones");

		this.browser.back();
		this.browser.waitForPath(searched);
		assertThat(list.showingOnly("Alice Jones").searched()).isEqualTo("alice j");
		this.browser.reload();
		assertThat(list.showingOnly("Alice Jones").searched()).isEqualTo("alice j");
		list.search("lobby", "/configuration/conferences?q=lobby").showingOnly("Lobby screen");
		this.browser.back();
		this.browser.waitForPath(searched);
		assertThat(list.showingOnly("Alice Jones").searched()).isEqualTo("alice j");
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void keepsWhatWasTypedWhenTheTypeIsChangedAndGuardsItUntilItIsSaved() {
		new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);
		RecordFormPage form = new RecordListPage(this.browser).open("Conferences").create();
		assertThat(form.guards()).isFalse();
		form.enter(CommonFields.NAME, "Navigated").choose(ServiceFields.SERVICE_TYPE, "Virtual Reception");
		form.having(ReceptionFields.MATCH_STRING);
		assertThat(form.has(ServiceFields.GUEST_PIN)).isFalse();
		assertThat(form.value(CommonFields.NAME)).isEqualTo("Navigated");
		assertThat(form.guards()).isTrue();

		assertThat(form.saveAndStay()).contains("Navigated");
		RecordFormPage saved = new RecordFormPage(this.browser);
		assertThat(saved.guards()).isFalse();
		assertThat(saved.enter(CommonFields.DESCRIPTION, "Where calls arrive").guards()).isTrue();
		assertThat(saved.save()).contains("Navigated");
		assertThat(this.browser.complaints()).isEmpty();
	}

}
