package io.usher.web.management;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.history.Actor;
import io.usher.core.history.Change;
import io.usher.core.history.ConfigurationStore;
import io.usher.core.history.Head;
import io.usher.core.history.InMemoryConfigurationStore;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What writes mean: absent, null, empty; lists; records that other records hold; secrets.
 */
class ManagementWriteTests {

	private final ManagementApi api = new ManagementApi();

	@Test
	void takesTheDefaultForWhatIsAbsentOnCreation() {
		assertThat(this.api.read(this.api.create("conference", "{\"name\":\"A\"}")))
			.containsEntry("guests_can_present", true)
			.containsEntry("service_type", "conference")
			.containsEntry("call_type", "video")
			.containsEntry("guests_can_see_guests", "no_hosts");
	}

	@Test
	void storesOnlyWhatDiffersFromTheDefault() {
		String uri = this.api.create("conference", "{\"name\":\"A\"}");
		Map<String, Object> all = new LinkedHashMap<>(this.api.read(uri));
		this.api.put(uri, ManagementApi.json(all));
		assertThat(this.api.configurations.current().conferenceNamed("A").orElseThrow().document().values())
			.containsOnlyKeys("name", "creation_time");
	}

	@Test
	void changesByPatchOnlyWhatIsThere() {
		String uri = this.api.create("conference",
				"{\"name\":\"A\",\"tag\":\"t\",\"pin\":\"1234\",\"allow_guests\":true}");
		this.api.patch(uri, "{\"description\":\"d\",\"allow_guests\":false}");
		assertThat(this.api.read(uri)).containsEntry("tag", "t")
			.containsEntry("pin", "1234")
			.containsEntry("description", "d")
			.containsEntry("allow_guests", false);
		this.api.patch(uri, "{\"tag\":\"\",\"description\":null}");
		assertThat(this.api.read(uri)).containsEntry("tag", "").containsEntry("description", "");
		assertThat(this.api.patch(uri, "{\"name\":null}")).hasStatus(400);
	}

	@Test
	void replacesByPutAllButWhatTheClientCannotKnow() {
		String uri = this.api.create("conference",
				"{\"name\":\"A\",\"tag\":\"t\",\"pin\":\"1234\",\"locked\":true,\"aliases\":[{\"alias\":\"a\"}]}");
		this.api.put(uri, "{\"name\":\"B\",\"aliases\":null,\"automatic_participants\":null}");
		assertThat(this.api.read(uri)).containsEntry("name", "B")
			.containsEntry("tag", "")
			.containsEntry("pin", "1234")
			.containsEntry("locked", true)
			.extractingByKey("aliases")
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.hasSize(1);
		assertThat(this.api.put(uri, "{\"tag\":\"t\"}")).hasStatus(400);
		assertThat(this.api.put("conference/999/", "{\"name\":\"C\"}")).hasStatus(404);
	}

	@Test
	void setsAliasesToTheListThatIsGiven() {
		String uri = this.api.create("conference",
				"{\"name\":\"A\",\"aliases\":[{\"alias\":\"a\",\"description\":\"first\"},{\"alias\":\"b\"}]}");
		List<Map<String, Object>> before = aliases(uri);
		this.api.patch(uri, ManagementApi.json(Map.of("aliases",
				List.of(Map.of("alias", "c"), Map.of("alias", "A"), before.get(1).get("resource_uri")))));
		List<Map<String, Object>> after = aliases(uri);
		assertThat(after).extracting((alias) -> alias.get("alias")).containsExactly("c", "A", "b");
		assertThat(after.get(1)).containsEntry("id", before.get(0).get("id")).containsEntry("description", "first");
		assertThat(after.get(2)).isEqualTo(before.get(1));
		this.api.put(uri, "{\"name\":\"A\",\"aliases\":[]}");
		assertThat(aliases(uri)).isEmpty();
	}

	@SuppressWarnings("unchecked")
	private List<Map<String, Object>> aliases(String uri) {
		return (List<Map<String, Object>>) this.api.read(uri).get("aliases");
	}

	@Test
	void servesAliasesAsAResourceOfTheirOwn() {
		String one = this.api.create("conference", "{\"name\":\"A\"}");
		String two = this.api.create("conference", "{\"name\":\"B\"}");
		String alias = this.api.create("conference_alias",
				ManagementApi.json(Map.of("alias", "a", "conference", "https://usher.example.com" + one)));
		assertThat(aliases(one)).singleElement()
			.satisfies((nested) -> assertThat(nested).isEqualTo(this.api.read(alias)));
		assertThat(this.api.patch(alias, "{\"description\":\"d\"}")).hasStatus(202);
		assertThat(this.api.put(alias, ManagementApi.json(Map.of("alias", "a2", "conference", two)))).hasStatus(204);
		assertThat(this.api.read(alias)).containsEntry("alias", "a2")
			.containsEntry("conference", two)
			.containsEntry("description", "");
		assertThat(aliases(one)).isEmpty();
		assertThat(this.api.delete(alias)).hasStatus(204);
		assertThat(aliases(two)).isEmpty();
		assertThat(this.api.get(alias)).hasStatus(404);
	}

	@Test
	void refusesAliasesThatAreTakenOrBelongNowhere() {
		String one = this.api.create("conference", "{\"name\":\"A\",\"aliases\":[{\"alias\":\"a\"}]}");
		List<String> taken = List.of("Alias with this Alias already exists.");
		MvcTestResult standalone = this.api.post("conference_alias/",
				ManagementApi.json(Map.of("alias", "A", "conference", one)));
		assertThat(standalone).hasStatus(400);
		assertThat(ManagementApi.object(standalone)).isEqualTo(Map.of("conference_alias", Map.of("alias", taken)));
		MvcTestResult nested = this.api.post("conference/", "{\"name\":\"B\",\"aliases\":[{\"alias\":\"a\"}]}");
		assertThat(nested).hasStatus(400);
		assertThat(ManagementApi.object(nested)).isEqualTo(Map.of("conference", Map.of("aliases", taken)));
		assertThat(this.api.post("conference_alias/", "{\"alias\":\"b\"}")).hasStatus(400);
		assertThat(ManagementApi.object(this.api.post("conference_alias/",
				"{\"alias\":\"b\",\"conference\":\"/api/admin/configuration/v1/conference/77/\"}")))
			.containsOnlyKeys("error");
	}

	@Test
	void attachesParticipantsFromBothSides() {
		String one = this.api.create("conference", "{\"name\":\"A\"}");
		String two = this.api.create("conference", "{\"name\":\"B\"}");
		String participant = this.api.create("automatic_participant",
				ManagementApi.json(Map.of("alias", "x", "conference", List.of(one, two))));
		assertThat(this.api.read(participant)).containsEntry("conference", List.of(one, two));
		this.api.patch(participant, ManagementApi.json(Map.of("conference", List.of(two))));
		assertThat(this.api.read(one)).containsEntry("automatic_participants", List.of());
		this.api.patch(one, ManagementApi.json(Map.of("automatic_participants", List.of(participant))));
		assertThat(this.api.read(participant)).containsEntry("conference", List.of(one, two));
		this.api.put(participant, "{\"alias\":\"y\",\"conference\":null}");
		assertThat(this.api.read(participant)).containsEntry("conference", List.of(one, two))
			.containsEntry("alias", "y");
		this.api.put(one, "{\"name\":\"A\",\"automatic_participants\":null}");
		assertThat(this.api.read(participant)).containsEntry("conference", List.of(two));
		assertThat(this.api.delete(participant)).hasStatus(204);
		assertThat(this.api.read(two)).containsEntry("automatic_participants", List.of());
	}

	@Test
	void keepsPasswordsThatItNeverShows() {
		String uri = this.api.create("policy_server", "{\"name\":\"P\",\"password\":\"swordfish\"}");
		assertThat(this.api.read(uri)).containsEntry("password", null);
		this.api.patch(uri, "{\"description\":\"d\"}");
		this.api.put(uri, "{\"name\":\"P\"}");
		this.api.put(uri, "{\"name\":\"P\",\"password\":null}");
		assertThat(passwords()).containsExactly(Secret.of("swordfish"));
		this.api.put(uri, "{\"name\":\"P\",\"password\":\"\"}");
		assertThat(passwords()).isEmpty();
	}

	private List<Object> passwords() {
		return this.api.configurations.current()
			.all(RecordKind.POLICY_PROFILE)
			.map((profile) -> profile.document().values().get("password"))
			.filter(Objects::nonNull)
			.toList();
	}

	@Test
	void showsPinsOnlyToThoseWhoMayReadThemAndKeepsWhatTheyCouldNotSee() {
		String uri = this.api.create("conference", "{\"name\":\"A\",\"pin\":\"1234\"}");
		assertThat(this.api.read(uri)).containsEntry("pin", "1234").containsEntry("guest_pin", "");
		this.api.readsSecrets = false;
		Map<String, Object> masked = this.api.read(uri);
		assertThat(masked).containsEntry("pin", null).containsEntry("guest_pin", null);
		assertThat(this.api.put(uri, ManagementApi.json(masked))).hasStatus(204);
		this.api.readsSecrets = true;
		assertThat(this.api.read(uri)).containsEntry("pin", "1234");
	}

	@Test
	void showsUnknownPinsAsNullAndNeverTurnsThemIntoEmpty() {
		this.api.administration.create(RecordKind.CONFERENCE,
				Document.empty().with(CommonFields.NAME, "A").with(ServiceFields.PIN, Secret.unknown()), Actor.system(),
				null);
		String uri = (String) this.api.objects("conference/").get(0).get("resource_uri");
		Map<String, Object> shown = this.api.read(uri);
		assertThat(shown).containsEntry("pin", null);
		this.api.put(uri, ManagementApi.json(shown));
		assertThat(this.api.configurations.current()
			.conferenceNamed("A")
			.orElseThrow()
			.document()
			.secret(ServiceFields.PIN)).isEqualTo(Secret.unknown());
	}

	@Test
	void changesManyAtOnceOrNone() {
		String one = this.api.create("conference", "{\"name\":\"A\"}");
		String two = this.api.create("conference", "{\"name\":\"B\"}");
		long revision = this.api.configurations.current().revision();
		MvcTestResult refused = this.api.patch("conference/", ManagementApi
			.json(Map.of("objects", List.of(Map.of("name", "C"), Map.of("name", "D", "call_type", "nonsense")))));
		assertThat(refused).hasStatus(400);
		assertThat(this.api.names("conference/")).containsExactly("A", "B");
		MvcTestResult done = this.api
			.patch("conference/",
					ManagementApi.json(
							Map.of("objects",
									List.of(Map.of("name", "C", "aliases", List.of(Map.of("alias", "c"))),
											Map.of("resource_uri", one, "tag", "t")),
									"deleted_objects", List.of(two))));
		assertThat(done).hasStatus(202);
		assertThat(done.getResponse().getContentType()).isNull();
		assertThat(this.api.names("conference/")).containsExactly("A", "C");
		assertThat(this.api.read(one)).containsEntry("tag", "t");
		assertThat(this.api.configurations.current().revision()).isEqualTo(revision + 1);
		assertThat(ManagementApi.object(this.api.patch("conference/", "{}")))
			.isEqualTo(Map.of("error", "Invalid data sent: missing 'objects'"));
	}

	@Test
	void makesNothingOfABulkChangeThatIsPartlyWrong() {
		String one = this.api.create("conference", "{\"name\":\"A\"}");
		String gone = "/api/admin/configuration/v1/conference/999/";
		long revision = this.api.configurations.current().revision();
		List<Object> created = List.of(Map.of("name", "B"));
		for (Map<String, Object> body : List.<Map<String, Object>>of(
				Map.of("objects", created, "deleted_objects", List.of(one, gone)),
				Map.of("objects", created, "deleted_objects", one),
				Map.of("objects", List.of(Map.of("name", "B"), Map.of("resource_uri", gone, "tag", "t"))),
				Map.of("objects", List.of(Map.of("name", "B"), Map.of("resource_uri", "/x/device/1/", "tag", "t"))),
				Map.of("objects", List.of(Map.of("name", "B"), Map.of("name", "b"))),
				Map.of("objects", List.of(Map.of("name", "B"), Map.of("tag", "nameless"))),
				Map.of("objects", List.of(Map.of("name", "B"), "x")), Map.of("objects", "x"),
				Map.of("deleted_objects", List.of(one)))) {
			assertThat(this.api.patch("conference/", ManagementApi.json(body))).as("%s", body).hasStatus(400);
		}
		assertThat(this.api.names("conference/")).containsExactly("A");
		assertThat(this.api.configurations.current().revision()).isEqualTo(revision);
		assertThat(this.api.patch("conference/",
				ManagementApi
					.json(Map.of("objects", List.of(), "deleted_objects", List.of("https://usher.example.com" + one)))))
			.hasStatus(202);
		assertThat(this.api.names("conference/")).isEmpty();
	}

	@Test
	void changesManyAliasesOfOneConferenceAtOnce() {
		String uri = this.api.create("conference", "{\"name\":\"A\",\"aliases\":[{\"alias\":\"a\"}]}");
		String old = (String) aliases(uri).get(0).get("resource_uri");
		this.api.patch("conference_alias/",
				ManagementApi.json(Map.of("objects",
						List.of(Map.of("alias", "b", "conference", uri), Map.of("alias", "c", "conference", uri)),
						"deleted_objects", List.of(old))));
		assertThat(aliases(uri)).extracting((alias) -> alias.get("alias")).containsExactly("b", "c");
	}

	@Test
	void saysThatTheStoreIsAwayAndGoesOnReading() {
		AwayStore store = new AwayStore();
		ManagementApi connected = new ManagementApi(store);
		String uri = connected.create("conference", "{\"name\":\"A\"}");
		store.away = true;
		assertThat(connected.post("conference/", "{\"name\":\"B\"}")).hasStatus(503);
		assertThat(connected.patch(uri, "{\"tag\":\"t\"}")).hasStatus(503);
		assertThat(connected.get(uri)).hasStatusOk();
		assertThat(connected.get("conference/99/")).hasStatus(404);
	}

	@Test
	void appliesAPatchToWhatAnotherWriterLeft() {
		RacingStore store = new RacingStore();
		ManagementApi racing = new ManagementApi(store);
		String uri = racing.create("conference", "{\"name\":\"A\"}");
		long number = Long.parseLong(uri.replaceAll(".*/([0-9]+)/$", "$1"));
		RecordId id = new RecordId(RecordKind.CONFERENCE, number);
		store.race = (ignored) -> racing.administration.save(
				List.of(new Edit.Update(id, Edit.ANY_REVISION,
						Document.empty().with(CommonFields.NAME, "A").with(CommonFields.DESCRIPTION, "theirs"))),
				Actor.system(), null);
		assertThat(racing.patch(uri, "{\"tag\":\"ours\"}")).hasStatus(202);
		assertThat(racing.read(uri)).containsEntry("tag", "ours").containsEntry("description", "theirs");
	}

	private static final class AwayStore extends InMemoryConfigurationStore {

		private boolean away;

		@Override
		public synchronized List<Change> changesAfter(long revision, int limit) {
			if (this.away) {
				throw new StoreUnavailableException("away", new IllegalStateException());
			}
			return super.changesAfter(revision, limit);
		}

		@Override
		public synchronized long reserveNumbers(int count) {
			if (this.away) {
				throw new StoreUnavailableException("away", new IllegalStateException());
			}
			return super.reserveNumbers(count);
		}

	}

	/** Lets somebody else write once, just before a write begins. */
	private static final class RacingStore extends InMemoryConfigurationStore {

		private Consumer<ConfigurationStore> race;

		@Override
		public synchronized Change publish(Function<Head, Change> work) {
			Consumer<ConfigurationStore> once = this.race;
			this.race = null;
			if (once != null) {
				once.accept(this);
			}
			return super.publish(work);
		}

	}

}
