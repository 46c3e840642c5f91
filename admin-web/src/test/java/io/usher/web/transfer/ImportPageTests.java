package io.usher.web.transfer;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.usher.core.account.Right;
import io.usher.core.account.Role;
import io.usher.core.administration.Administration;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.Place;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.Reading;
import io.usher.core.transfer.UnreadableSourceException;
import io.usher.web.ConsoleTest;
import io.usher.web.WithRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@ConsoleTest
@WithRole
class ImportPageTests {

	private static final Set<RecordKind> ALL = Set.of(RecordKind.values());

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private ImportJobs jobs;

	@Autowired
	private Administration administration;

	@Autowired
	private Configurations configurations;

	private final String name = "Room " + UUID.randomUUID();

	@AfterEach
	void forget() {
		this.jobs.list("", true).forEach(this.jobs::discard);
	}

	@Test
	void showsWhatWouldBecomeOfEachRowAndImportsNothingBeforeItIsTold() {
		RecordId old = room(this.name + " old", 12L);
		long revision = revision();
		ImportJob job = planned(told()
			.and(RecordKind.CONFERENCE, CommonFields.NAME, this.name + " new", ServiceFields.SERVICE_TYPE, "conference",
					ServiceFields.PIN, Secret.unknown(), ServiceFields.HOST_VIEW, "our_layout")
			.and(RecordKind.CONFERENCE, CommonFields.NAME, this.name + " old", ServiceFields.PARTICIPANT_LIMIT, 20L));
		MvcTestResult page = get(job, "");
		assertThat(page).hasStatusOk()
			.bodyText()
			.contains("Import of rooms.csv · Usher", "row 2", this.name + " new", "row 3",
					"<a href=\"/configuration/conferences/" + old.number() + "\">" + this.name + " old</a>",
					"Participant limit", "<del>12</del>", "<ins>20</ins>", "1 PIN or password is unknown",
					"Host PIN unknown", "our_layout", "Import 2 records")
			.doesNotContain("cannot be taken");
		assertThat(tile(page, "Added")).isEqualTo("1");
		assertThat(tile(page, "Changed")).isEqualTo("1");
		assertThat(tile(page, "With warnings")).isEqualTo("1");
		assertThat(get(job, "?show=changed")).bodyText()
			.contains(this.name + " old")
			.doesNotContain(this.name + " new");
		assertThat(revision()).isEqualTo(revision);
	}

	@Test
	void importsAllOfItAsOneChangeWithItsReasonAndAnEventForAuditors() {
		long before = revision();
		ImportJob job = planned(told()
			.and(RecordKind.CONFERENCE, CommonFields.NAME, this.name + " a", ServiceFields.SERVICE_TYPE, "conference")
			.and(RecordKind.CONFERENCE, CommonFields.NAME, this.name + " b", ServiceFields.SERVICE_TYPE, "lecture"));
		assertThat(apply(job, "new offices")).hasStatus(302).hasRedirectedUrl(address(job));
		await().until(() -> job.status().phase() == Phase.DONE);
		assertThat(revision()).isEqualTo(before + 1);
		assertThat(get(job, "")).bodyText()
			.contains("2 records are imported, as revision " + revision(), "href=\"/history/" + revision() + "\"",
					"can be undone in the history")
			.doesNotContain("Import 2 records");
		assertThat(get("/history/" + revision())).bodyText()
			.contains("Import of rooms.csv: new offices", this.name + " a", this.name + " b", "admin");
		assertThat(get("/history?show=events&text=rooms.csv")).bodyText()
			.contains("rooms.csv: 2 added, as revision " + revision());
		assertThat(apply(job, "again")).hasStatus(302);
		assertThat(job.status().phase()).isEqualTo(Phase.DONE);
		assertThat(revision()).isEqualTo(before + 1);
	}

	@Test
	void saysRowColumnValueAndWhatIsExpectedAndTakesNothingOfAFaultySource() {
		long before = revision();
		ImportJob job = planned(told()
			.and(RecordKind.CONFERENCE, CommonFields.NAME, this.name, ServiceFields.SERVICE_TYPE, "conference")
			.and(RecordKind.CONFERENCE, CommonFields.NAME, this.name + " b", ServiceFields.SERVICE_TYPE, "conference",
					ServiceFields.PARTICIPANT_LIMIT, -1L)
			.and(Fault.error(Place.row("rooms.csv", 9), "<b>7 cells", "8 cells, as in the first row")));
		MvcTestResult page = get(job, "");
		assertThat(page).bodyText()
			.contains("2 rows cannot be taken, so nothing is imported", "Mend those rows", "row 3",
					ServiceFields.PARTICIPANT_LIMIT.name() + "</code>", ">-1</code>", "row 9", "&lt;b&gt;7 cells",
					"8 cells, as in the first row", "Check again")
			.doesNotContain("Import 1 record", "row 2<");
		assertThat(apply(job, "")).hasStatus(302);
		assertThat(job.status().phase()).isEqualTo(Phase.PLANNED);
		assertThat(revision()).isEqualTo(before);
	}

	@Test
	void givesTheReportAsAFileInWhichFormulasAreDisarmed() {
		ImportJob job = planned(told().and(RecordKind.CONFERENCE, CommonFields.NAME, "=1+1 " + this.name,
				ServiceFields.SERVICE_TYPE, "conference", ServiceFields.PARTICIPANT_LIMIT, -1L));
		MvcTestResult report = get(address(job) + "/report.csv");
		assertThat(report).hasStatusOk().hasHeader("Content-Disposition", "attachment; filename=\"import-report.csv\"");
		assertThat(body(report)).startsWith("source,row,column,kind,name,outcome,severity,value,expected\r\n")
			.contains("rooms.csv,2," + ServiceFields.PARTICIPANT_LIMIT.name() + ",conference,'=1+1 " + this.name
					+ ",faulty,error,'-1,");
	}

	@Test
	void plansAgainWhenSomebodyChangedTheConfigurationMeanwhile() {
		ImportJob job = planned(told().and(RecordKind.CONFERENCE, CommonFields.NAME, this.name,
				ServiceFields.SERVICE_TYPE, "conference", ServiceFields.PARTICIPANT_LIMIT, 20L));
		long seen = seen(job);
		room(this.name, 12L);
		long before = revision();
		apply(job, "");
		await().until(() -> job.status().phase() == Phase.PLANNED);
		MvcTestResult page = get(job, "");
		assertThat(page).bodyText().contains("Somebody changed the configuration since", "<del>12</del>");
		assertThat(tile(page, "Changed")).isEqualTo("1");
		assertThat(revision()).isEqualTo(before);
		assertThat(post(address(job) + "/apply", "seen", String.valueOf(seen))).hasStatus(302);
		assertThat(job.status().phase()).as("a plan that nobody looked at").isEqualTo(Phase.PLANNED);
		apply(job, "");
		await().until(() -> job.status().phase() == Phase.DONE);
		assertThat(revision()).isEqualTo(before + 1);
	}

	@Test
	void showsHowFarItIsAndEndsWhenNobodyWantsItAnyMore() {
		CountDownLatch gate = new CountDownLatch(1);
		ImportJob job = start(told()
			.and(RecordKind.CONFERENCE, CommonFields.NAME, this.name, ServiceFields.SERVICE_TYPE, "conference")
			.behind(gate));
		await().until(() -> job.status().done() == 1);
		assertThat(get(job, "")).bodyText()
			.contains("Reading rows", "1 of 1", "hx-trigger=\"every 1s\"", "http-equiv=\"refresh\"");
		assertThat(post(address(job) + "/discard")).hasStatus(302).hasRedirectedUrl("/transfer");
		gate.countDown();
		await().until(() -> job.status().phase() == Phase.CANCELLED);
		assertThat(get(job, "")).hasStatus(404)
			.bodyText()
			.contains("This import is not here any more", "read by another instance", "Upload it again");
	}

	@Test
	void tellsWhatCannotBeReadAndReadsItAgain() {
		ImportSource unreadable = new ImportSource() {

			private int times;

			@Override
			public String title() {
				return "rooms.csv";
			}

			@Override
			public Reading read(Configuration now, Progress progress) {
				if (this.times++ == 0) {
					throw new UnreadableSourceException("rooms.csv: no <b>header</b>");
				}
				return told().read(now, progress);
			}

		};
		ImportJob job = start(unreadable);
		await().until(() -> job.status().phase() == Phase.FAILED);
		assertThat(get(job, "")).bodyText().contains("Nothing was imported", "no &lt;b&gt;header", "Try again");
		assertThat(post(address(job) + "/check")).hasStatus(302);
		await().until(() -> job.status().phase() == Phase.PLANNED);
		assertThat(get(job, "")).bodyText().contains("There is nothing to import");
	}

	@Test
	void isShownToItsOwnerAndToAdministratorsAlone() {
		ImportJob job = planned(told().and(RecordKind.CONFERENCE, CommonFields.NAME, this.name,
				ServiceFields.SERVICE_TYPE, "conference"));
		assertThat(as(Role.OPERATOR, "another", address(job))).hasStatus(404);
		assertThat(as(Role.OPERATOR, "another", "/transfer")).bodyText().doesNotContain(job.id());
		assertThat(as(Role.ADMINISTRATOR, "another", address(job))).hasStatusOk();
		assertThat(as(Role.ADMINISTRATOR, "another", "/transfer")).bodyText().contains(job.id());
		assertThat(as(Role.AUDITOR, "admin", address(job))).hasStatus(403);
	}

	@Test
	void asksForTheRightsAgainBeforeAnythingIsImported() {
		ImportJob job = planned(told().and(RecordKind.SYSTEM_LOCATION, CommonFields.NAME, this.name));
		long before = revision();
		assertThat(this.pages.post()
			.uri(address(job) + "/apply")
			.param("seen", String.valueOf(seen(job)))
			.with(csrf())
			.with(authentication(who(Role.OPERATOR, "admin")))).hasStatus(403);
		assertThat(revision()).isEqualTo(before);
	}

	@Test
	void refusesRecordsThatTheRoleMayNotChange() {
		ImportJob job = this.jobs.start(new ImportJob.Order(SourceKind.DUMP,
				told().and(RecordKind.SYSTEM_LOCATION, CommonFields.NAME, this.name), "admin",
				Set.of(RecordKind.CONFERENCE), List.of()));
		await().until(() -> job.status().phase() == Phase.PLANNED);
		assertThat(get(job, "")).bodyText()
			.contains("1 object cannot be taken", "a role that may change them")
			.doesNotContain("Import 1 record");
	}

	@Test
	void pagesThroughManyRows() {
		ToldRecords source = told();
		for (int i = 0; i < 120; i++) {
			source.and(RecordKind.CONFERENCE, CommonFields.NAME, this.name + " " + i + ".", ServiceFields.SERVICE_TYPE,
					"conference");
		}
		ImportJob job = planned(source);
		assertThat(get(job, "")).bodyText()
			.contains("1 to 50 of 120", "Page 1 of 3", this.name + " 0.", this.name + " 49.")
			.doesNotContain(this.name + " 50.");
		assertThat(get(job, "?show=added&page=3")).bodyText()
			.contains("101 to 120 of 120", this.name + " 119.")
			.doesNotContain(this.name + " 99.");
		assertThat(get(job, "?page=99&show=nonsense")).bodyText().contains("Page 3 of 3");
	}

	@Test
	void offersToImportWhatTheRoleMayImport() {
		assertThat(get("/transfer")).hasStatusOk()
			.bodyText()
			.contains("A CSV file", "A running Infinity", "Answers of the Management API", "Usher's configuration");
		assertThat(as(Role.OPERATOR, "olivia", "/transfer")).bodyText()
			.contains("A CSV file")
			.doesNotContain("A running Infinity", "Answers of the Management API");
		assertThat(as(Role.AUDITOR, "audrey", "/transfer")).hasStatus(302).hasRedirectedUrl("/transfer/export");
		assertThat(as(Role.AUDITOR, "audrey", "/transfer/export")).bodyText()
			.contains("Leave them out")
			.doesNotContain("With PINs and passwords", "Encrypt them", "With accounts", "/transfer/imports");
		assertThat(as(Role.HELP_DESK, "henry", "/transfer/export")).hasStatus(403);
	}

	@Test
	void keepsTenAndMakesRoomForMoreOfTheSameOwner() {
		ImportJob first = planned(told());
		for (int i = 1; i < ImportJobs.MOST; i++) {
			planned(told());
		}
		planned(told());
		assertThat(this.jobs.find(first.id())).isEmpty();
		assertThat(this.jobs.list("admin", false)).hasSize(ImportJobs.MOST);
		assertThatThrownBy(() -> this.jobs.start(order(told(), "another"))).isInstanceOf(TooManyImportsException.class);
	}

	private ToldRecords told() {
		return new ToldRecords("rooms.csv");
	}

	private ImportJob start(ImportSource source) {
		return this.jobs.start(order(source, "admin"));
	}

	private static ImportJob.Order order(ImportSource source, String owner) {
		return new ImportJob.Order(SourceKind.CSV, source, owner, ALL, List.of());
	}

	private ImportJob planned(ImportSource source) {
		ImportJob job = start(source);
		await().until(() -> job.status().phase() == Phase.PLANNED);
		return job;
	}

	private RecordId room(String room, long limit) {
		return this.administration
			.create(RecordKind.CONFERENCE,
					Document.empty()
						.with(CommonFields.NAME, room)
						.with(ServiceFields.SERVICE_TYPE, "conference")
						.with(ServiceFields.PARTICIPANT_LIMIT, limit),
					Actor.system(), null)
			.ids()
			.get(0);
	}

	private long revision() {
		return this.configurations.current().revision();
	}

	private static String address(ImportJob job) {
		return "/transfer/imports/" + job.id();
	}

	private static long seen(ImportJob job) {
		PlanSurvey survey = job.status().survey();
		return (survey != null) ? survey.revision() : -1;
	}

	private MvcTestResult apply(ImportJob job, String why) {
		return post(address(job) + "/apply", "seen", String.valueOf(seen(job)), "why", why);
	}

	private MvcTestResult post(String path, String... parameters) {
		MockMvcTester.MockMvcRequestBuilder request = this.pages.post().uri(path).with(csrf());
		for (int i = 0; i < parameters.length; i += 2) {
			request = request.param(parameters[i], parameters[i + 1]);
		}
		return request.exchange();
	}

	private MvcTestResult get(ImportJob job, String query) {
		return get(address(job) + query);
	}

	private MvcTestResult get(String path) {
		return this.pages.get().uri(path).exchange();
	}

	private MvcTestResult as(Role role, String who, String path) {
		return this.pages.get().uri(path).with(authentication(who(role, who))).exchange();
	}

	private static UsernamePasswordAuthenticationToken who(Role role, String who) {
		return UsernamePasswordAuthenticationToken.authenticated(who, null,
				role.rights().stream().map(Right::name).map(SimpleGrantedAuthority::new).toList());
	}

	private static String tile(MvcTestResult page, String title) {
		Matcher figure = Pattern.compile("<p>" + title + "</p><strong>([^<]*)</strong>").matcher(body(page));
		return figure.find() ? figure.group(1) : "none";
	}

	private static String body(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
