package io.usher.core.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.conference.Conference;
import io.usher.core.location.SystemLocation;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfigurationTests {

	private static final List<String> ALIASES = List.of("alice", "sip:alice", "alice@10.0.0.1", "alice@10.0.0.2",
			"h323:alice", "bob@example.com", "sip:bob@example.com", "bob@example.com;x=y", "BOB2", "caf\u00e9");

	private static final List<String> FORMS = List.of("alice", "sip:alice", "alice@10.0.0.1", "alice@10.0.0.2",
			"h323:alice", "bob@example.com", "sip:bob@example.com", "bob@example.com;x=y", "bob2", "caf\u00e9", "BOB2");

	@Test
	void isEmptyAtFirst() {
		Configuration empty = Configuration.empty();
		assertThat(empty.revision()).isZero();
		assertThat(empty.all()).isEmpty();
		assertThat(empty.location(null)).isEmpty();
		assertThat(empty.conferenceNamed("Alice")).isEmpty();
		assertThat(empty.settings().minPinLength()).isEqualTo(4);
	}

	@Test
	void keepsTheOldSnapshotAsItWas() {
		Configuration before = Configuration.empty().with(1, List.of(conference(1, "Alice", "alice")));
		Configuration after = before.with(2, List.of(conference(1, "Bob", "bob")));
		assertThat(before.conferenceNamed("Alice")).isPresent();
		assertThat(before.conferenceWithAlias("alice")).isNotNull();
		assertThat(before.revision()).isEqualTo(1);
		assertThat(after.conferenceNamed("Alice")).isEmpty();
		assertThat(after.conferenceWithAlias("alice")).isNull();
		assertThat(after.conferenceWithAlias("bob")).extracting(ConfigurationRecord::revision).isEqualTo(2L);
	}

	@Test
	void movesAnAliasFromOneConferenceToAnotherInOneChange() {
		Configuration before = Configuration.empty()
			.with(1, List.of(conference(1, "One", "shared"), conference(2, "Two", "two")));
		Configuration after = before.with(2, List.of(conference(2, "Two", "two", "shared"), conference(1, "One")));
		assertThat(name(after.conferenceWithAlias("shared"))).isEqualTo("Two");
	}

	@Test
	void swapsAliasesOfTwoConferencesInOneChange() {
		Configuration before = Configuration.empty()
			.with(1, List.of(conference(1, "One", "one"), conference(2, "Two", "two")));
		Configuration after = before.with(2, List.of(conference(1, "One", "two"), conference(2, "Two", "one")));
		assertThat(name(after.conferenceWithAlias("one"))).isEqualTo("Two");
		assertThat(name(after.conferenceWithAlias("two"))).isEqualTo("One");
	}

	@Test
	void keepsTheOtherConferenceOfAParsedAliasWhenOneIsRemoved() {
		Configuration both = Configuration.empty()
			.with(1, List.of(conference(2, "Second", "alice@10.0.0.2"), conference(1, "First", "alice@10.0.0.1")));
		assertThat(name(both.conferenceWithParsedAlias("alice"))).isEqualTo("First");
		Configuration second = both.with(2, List.of(new RecordEdit(id(RecordKind.CONFERENCE, 1), null)));
		assertThat(name(second.conferenceWithParsedAlias("alice"))).isEqualTo("Second");
		Configuration first = both.with(2, List.of(new RecordEdit(id(RecordKind.CONFERENCE, 2), null)));
		assertThat(name(first.conferenceWithParsedAlias("alice"))).isEqualTo("First");
	}

	@Test
	void losesNoParsedAliasWithAConferenceThatHasItAsItIs() {
		Configuration both = Configuration.empty()
			.with(1, List.of(conference(1, "Plain", "alice"), conference(2, "Hosted", "sip:alice@10.0.0.2")));
		Configuration hosted = both.with(2, List.of(new RecordEdit(id(RecordKind.CONFERENCE, 1), null)));
		assertThat(name(hosted.conferenceWithParsedAlias("alice"))).isEqualTo("Hosted");
	}

	@Test
	void findsLocationsInAnyCase() {
		Configuration configuration = Configuration.empty()
			.with(1, List.of(named(RecordKind.SYSTEM_LOCATION, 1, "London")));
		assertThat(configuration.location("lonDON")).map(SystemLocation::name).contains("London");
		assertThat(configuration.location("Lon don")).isEmpty();
	}

	@Test
	void findsTheProfileOfALocation() {
		Configuration configuration = Configuration.empty()
			.with(1, List.of(named(RecordKind.POLICY_PROFILE, 1, "Main"),
					new RecordEdit(id(RecordKind.SYSTEM_LOCATION, 2),
							document(CommonFields.NAME, "London", LocationFields.POLICY_SERVER, 1L))));
		SystemLocation london = configuration.location("London").orElseThrow();
		assertThat(configuration.profileOf(london)).extracting(ConfigurationRecord::name).isEqualTo("Main");
	}

	@Test
	void takesNothingOfAChangeWithADocumentThatMakesNoRecord() {
		Configuration before = Configuration.empty().with(1, List.of(conference(1, "One", "one")));
		List<RecordEdit> edits = List.of(new RecordEdit(id(RecordKind.CONFERENCE, 1), null),
				new RecordEdit(id(RecordKind.CONFERENCE, 2), Document.empty()));
		assertThatThrownBy(() -> before.with(2, edits)).isInstanceOf(RuntimeException.class);
		assertThat(before.conferenceWithAlias("one")).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void isTheSameAfterEditsAsWhenBuiltAnew(long seed) {
		Random random = new Random(seed);
		Map<RecordId, ConfigurationRecord> model = new HashMap<>();
		Configuration configuration = Configuration.empty();
		for (long revision = 1; revision <= 150; revision++) {
			List<RecordEdit> edits = edits(random, model, revision);
			configuration = configuration.with(revision, edits);
			Configuration anew = Configuration.of(revision, model.values());
			assertThat(seen(configuration)).as("seed %d, revision %d: %s", seed, revision, edits).isEqualTo(seen(anew));
		}
	}

	/** Some edits that leave unique values unique. */
	private static List<RecordEdit> edits(Random random, Map<RecordId, ConfigurationRecord> model, long revision) {
		Map<RecordId, RecordEdit> edits = new HashMap<>();
		List<String> free = new ArrayList<>(ALIASES);
		List<Long> conferences = random.longs(1 + random.nextInt(4), 1, 7).distinct().boxed().toList();
		model.values()
			.stream()
			.filter((record) -> record instanceof Conference && !conferences.contains(record.id().number()))
			.forEach((record) -> ((Conference) record).aliases().forEach((alias) -> free.remove(alias.alias())));
		for (long number : conferences) {
			String[] aliases = IntStream.range(0, random.nextInt(4))
				.filter((any) -> !free.isEmpty())
				.mapToObj((any) -> free.remove(random.nextInt(free.size())))
				.toArray(String[]::new);
			RecordEdit edit = conference(number, "Conference " + number, aliases);
			edits.put(edit.id(),
					new RecordEdit(edit.id(),
							edit.after()
								.with(ConferenceFields.AUTOMATIC_PARTICIPANTS,
										random.longs(random.nextInt(3), 11, 14).distinct().boxed().toList())));
		}
		RecordId adp = id(RecordKind.AUTOMATIC_PARTICIPANT, 11 + random.nextInt(3));
		edits.put(adp, new RecordEdit(adp, document(AdpFields.REMOTE_ALIAS, "adp" + revision)));
		RecordId rule = id(RecordKind.CALL_ROUTING_RULE, 21 + random.nextInt(3));
		edits.put(rule, new RecordEdit(rule, document(CommonFields.NAME, rule.toString(), RuleFields.PRIORITY,
				1L + random.nextInt(3), RuleFields.MATCH_STRING, "a" + revision)));
		RecordId credential = id(RecordKind.NODE_CREDENTIAL, 31 + random.nextInt(3));
		edits.put(credential, new RecordEdit(credential, document(CommonFields.NAME, credential.toString(),
				AccountFields.USERNAME, "node" + random.nextInt(2), AccountFields.VERIFIER, Secret.of("x"))));
		edits.replaceAll((id, edit) -> (random.nextInt(4) == 0) ? new RecordEdit(id, null) : edit);
		edits.forEach((id, edit) -> {
			if (edit.after() == null) {
				model.remove(id);
			}
			else {
				model.put(id, Records.read(id, revision, edit.after()));
			}
		});
		return List.copyOf(edits.values());
	}

	/** All that can be asked of a configuration, as texts. */
	private static Map<String, Object> seen(Configuration configuration) {
		Map<String, Object> seen = new TreeMap<>();
		for (RecordKind kind : RecordKind.values()) {
			seen.put("all " + kind, configuration.all(kind).toList());
			seen.put("count " + kind, configuration.count(kind));
		}
		for (String form : FORMS) {
			seen.put("alias " + form, String.valueOf(configuration.conferenceWithAlias(form)));
			seen.put("parsed " + form, String.valueOf(configuration.conferenceWithParsedAlias(form)));
		}
		configuration.all(RecordKind.CONFERENCE).forEach((record) -> {
			seen.put("named " + record.name(), configuration.conferenceNamed(record.name()));
			seen.put("adps " + record.name(), configuration.automaticParticipants((Conference) record));
		});
		configuration.all(RecordKind.AUTOMATIC_PARTICIPANT)
			.forEach((record) -> seen.put("conferences of " + record.id(),
					configuration.conferencesOf((AutomaticParticipant) record)));
		seen.put("rules", configuration.rules().inOrder());
		Stream.of("node0", "node1").forEach((user) -> seen.put(user, configuration.nodeCredentials(user)));
		return seen;
	}

	private static String name(ConfigurationRecord record) {
		assertThat(record).isNotNull();
		return record.name();
	}

	private static RecordId id(RecordKind kind, long number) {
		return new RecordId(kind, number);
	}

	private static RecordEdit named(RecordKind kind, long number, String name) {
		return new RecordEdit(id(kind, number), document(CommonFields.NAME, name));
	}

	private static RecordEdit conference(long number, String name, String... aliases) {
		List<Document> rows = Stream.of(aliases).map((alias) -> document(ConferenceFields.ALIAS, alias)).toList();
		return new RecordEdit(id(RecordKind.CONFERENCE, number),
				document(CommonFields.NAME, name, ConferenceFields.ALIASES, rows));
	}

	private static Document document(Object... fieldsAndValues) {
		Document document = Document.empty();
		for (int i = 0; i < fieldsAndValues.length; i += 2) {
			document = document.with((Field) fieldsAndValues[i], fieldsAndValues[i + 1]);
		}
		return document;
	}

}
