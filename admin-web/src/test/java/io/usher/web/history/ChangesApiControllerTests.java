package io.usher.web.history;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.Actor;
import io.usher.core.history.ChainWalk;
import io.usher.core.history.ChangeChain;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.record.Document;
import io.usher.core.record.DocumentCodec;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.secret.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesApiControllerTests {

	private static final Actor ALICE = new Actor("alice", "192.0.2.1", Actor.Via.CONSOLE);

	private static final Actor BOB = new Actor("bob", "192.0.2.2", Actor.Via.API);

	private final ConfigurationStore store = new InMemoryConfigurationStore();

	private final SecretKey key = SecretKey.of("a key of at least thirty-two characters");

	private final DocumentCodec codec = new DocumentCodec(this.key);

	private final Configurations configurations = new Configurations(this.store, this.codec);

	private final Administration administration = new Administration(this.store, this.configurations, this.codec,
			new ChangeChain(this.key), Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));

	private final MockMvcTester mvc = MockMvcTester.of(new ChangesApiController(this.store, this.codec,
			this.configurations, new ChainWalk(this.store, new ChangeChain(this.key))));

	@BeforeEach
	void change() {
		RecordId theme = this.administration
			.create(RecordKind.THEME, Document.empty().with(CommonFields.NAME, "Blue"), BOB, null)
			.ids()
			.get(0);
		Document conference = Document.empty()
			.with(CommonFields.NAME, "A")
			.with(ServiceFields.PIN, Secret.of("471147"));
		RecordId id = this.administration.create(RecordKind.CONFERENCE, conference, ALICE, "new room").ids().get(0);
		this.administration
			.save(List.of(new Edit.Update(id, Edit.ANY_REVISION, conference.with(ServiceFields.PIN, Secret.of("815815"))
				.with(ServiceFields.IVR_THEME_NAME, theme.number()))), ALICE, null);
		this.administration.save(List.of(new Edit.Delete(id, Edit.ANY_REVISION)), BOB, null);
	}

	private MvcTestResult get(String query) {
		return this.mvc.get().uri("/api/usher/v1/changes" + query).exchange();
	}

	@Test
	void verifiesTheWholeHistory() {
		assertThat(get("/verify")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("{\"intact\":true,\"revisions\":4,\"head\":\"" + this.store.head().hash() + "\"}");
	}

	@Test
	void namesTheFirstRevisionThatIsNotAsItWasWritten() {
		ChangeChain forger = new ChangeChain(SecretKey.of("a key that is not this deployment's one"));
		this.store.publish((head) -> forger.append(head, Instant.EPOCH, ALICE, "forged", List.of()));
		assertThat(get("/verify")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("{\"intact\":false,\"revisions\":4,\"broken_revision\":5,"
					+ "\"reason\":\"its signature is not of this deployment's key\"}");
	}

	@Test
	void showsWhoChangedWhatNewestFirst() {
		MvcTestResult result = get("");
		assertThat(result).bodyJson().extractingPath("$.changes[*].revision").asArray().containsExactly(4, 3, 2, 1);
		assertThat(result).bodyJson().extractingPath("$.changes[0].records[0].operation").isEqualTo("deleted");
		assertThat(result).bodyJson().extractingPath("$.changes[0].records[0].record").isEqualTo("A");
		assertThat(result).bodyJson().extractingPath("$.changes[2].reason").isEqualTo("new room");
		assertThat(result).bodyJson().extractingPath("$.changes[2].address").isEqualTo("192.0.2.1");
		assertThat(result).bodyJson().extractingPath("$.changes[2].via").isEqualTo("console");
		assertThat(result).bodyJson().extractingPath("$.changes[2].at").isEqualTo("2026-01-02T03:04:05Z");
	}

	@Test
	void showsFieldsByLabelWithReferencesByName() {
		MvcTestResult result = get("?after_revision=2&before_revision=4");
		assertThat(result).bodyJson()
			.extractingPath("$.changes[*].records[*].fields[*].field")
			.asArray()
			.containsExactlyInAnyOrder("ivr_theme_name", "pin");
		assertThat(result).bodyJson()
			.extractingPath("$..fields[?(@.field == 'ivr_theme_name')].after")
			.asArray()
			.containsExactly("Blue");
		assertThat(result).bodyJson()
			.extractingPath("$..fields[?(@.field == 'ivr_theme_name')].label")
			.asArray()
			.containsExactly("Theme");
	}

	@Test
	void tellsOfSecretsOnlyThatTheyChanged() {
		MvcTestResult result = get("");
		assertThat(result).bodyText().doesNotContain("471147", "815815", "$secret");
		assertThat(get("?after_revision=2&limit=2")).bodyJson()
			.extractingPath("$.changes[1].records[0].fields[?(@.field == 'pin')]")
			.asArray()
			.singleElement()
			.hasToString("{field=pin, label=Host PIN, changed=true}");
	}

	@Test
	void sumsUpPictures() {
		String gif = "R0lGODdhAQABAIABAP///wAAACwAAAAAAQABAAACAkQBADs=";
		this.administration.create(RecordKind.PERSON,
				Document.empty()
					.with(PersonFields.PRIMARY_EMAIL_ADDRESS, "carol@example.com")
					.with(PersonFields.PICTURE, gif),
				ALICE, null);
		MvcTestResult result = get("?kind=end_user");
		assertThat(result).bodyText().doesNotContain(gif);
		assertThat(result).bodyJson()
			.extractingPath("$..fields[?(@.field == 'picture')].after")
			.asArray()
			.containsExactly("GIF picture of 1 x 1 pixels, 1 kB");
	}

	@Test
	void filters() {
		assertThat(get("?kind=ivr_theme")).bodyJson()
			.extractingPath("$.changes[*].revision")
			.asArray()
			.containsExactly(1);
		assertThat(get("?actor=alice")).bodyJson()
			.extractingPath("$.changes[*].revision")
			.asArray()
			.containsExactly(3, 2);
		assertThat(get("?limit=1")).bodyJson().extractingPath("$.changes[*].revision").asArray().containsExactly(4);
		assertThat(get("?limit=1&before_revision=4")).bodyJson()
			.extractingPath("$.changes[*].revision")
			.asArray()
			.containsExactly(3);
	}

	@Test
	void refusesFiltersThatMakeNoSense() {
		for (String query : List.of("?kind=nonsense", "?limit=0", "?limit=x", "?after_revision=-1",
				"?before_revision=99999999999999999999")) {
			assertThat(get(query)).as(query).hasStatus(400);
		}
	}

}
