package io.usher.web.history;

import java.util.List;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.web.ConsoleTest;
import io.usher.web.JourneyTest;
import io.usher.web.account.Accounts;
import io.usher.web.browser.BrowserJourney;
import io.usher.web.browser.HistoryPage;
import io.usher.web.browser.LoginPage;
import io.usher.web.browser.RecordListPage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An auditor finds out who changed a conference, and that nobody altered the record of
 * it.
 */
@JourneyTest
class AuditorJourneyIT extends BrowserJourney {

	@Autowired
	private Administration administration;

	@Autowired
	private Accounts accounts;

	@Test
	void tracesAChangeAndCannotUndoIt() {
		this.administration.create(RecordKind.ADMINISTRATOR,
				this.accounts.document("traceauditor", "auditor", ConsoleTest.PASSWORD, false), Actor.system(), null);
		changeConference();
		new LoginPage(this.browser).logIn("traceauditor", ConsoleTest.PASSWORD);

		HistoryPage history = new HistoryPage(this.browser).openNewest("Board is larger now");
		assertThat(history.facts()).contains("olivia", "192.0.2.7", "Board is larger now", "as it was written");
		assertThat(history.changed()).contains("Traced board", "12", "20").doesNotContain("271828", "314159");
		assertThat(history.offersToChange()).isFalse();
		assertThat(history.story()).contains("olivia", "Board is larger now", "system", "as it is now")
			.doesNotContain("271828", "314159");
		assertThat(history.offersToChange()).isFalse();
		assertThat(new RecordListPage(this.browser).open("Conferences").openRecord("Traced board").maySave()).isFalse();
		assertThat(history.verify()).contains("intact");
		assertThat(this.browser.complaints()).isEmpty();
	}

	private void changeConference() {
		Document before = Document.empty()
			.with(CommonFields.NAME, "Traced board")
			.with(ServiceFields.SERVICE_TYPE, "conference")
			.with(ServiceFields.PARTICIPANT_LIMIT, 12L)
			.with(ServiceFields.PIN, Secret.of("271828"))
			.with(ConferenceFields.ALIASES, List.of(Document.empty().with(ConferenceFields.ALIAS, "traced.board")));
		RecordId id = this.administration.create(RecordKind.CONFERENCE, before, Actor.system(), null).ids().get(0);
		this.administration.save(
				List.of(new Edit.Update(id, Edit.ANY_REVISION,
						before.with(ServiceFields.PARTICIPANT_LIMIT, 20L)
							.with(ServiceFields.PIN, Secret.of("314159")))),
				new Actor("olivia", "192.0.2.7", Actor.Via.CONSOLE), "Board is larger now");
	}

}
