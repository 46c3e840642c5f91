package io.usher.core.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.record.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.usher.core.directory.Organisation.conference;
import static io.usher.core.directory.Organisation.device;
import static io.usher.core.directory.Organisation.owned;
import static io.usher.core.directory.Organisation.person;
import static io.usher.core.directory.Organisation.without;
import static org.assertj.core.api.Assertions.assertThat;

class DirectoryTests {

	@Test
	void listsTheAliasesOfConferencesOfAnyType() {
		List<RecordEdit> edits = new ArrayList<>();
		for (String type : List.of("conference", "lecture", "two_stage_dialing", "media_playback", "test_call")) {
			RecordEdit edit = conference(edits.size() + 1, "The " + type, type + "@example.com", type);
			edits.add(new RecordEdit(edit.id(), edit.after().with(ServiceFields.SERVICE_TYPE, type)));
		}
		assertThat(found(of(edits.toArray(RecordEdit[]::new)), "the")).hasSize(10)
			.contains("lecture", "test_call", "two_stage_dialing@example.com", "media_playback", "conference");
	}

	@Test
	void listsNothingWithoutAnAlias() {
		Configuration configuration = of(conference(1, "Alice's VMR"), person(2, "alice@example.com", "Alice", "", ""));
		assertThat(found(configuration, "alice")).isEmpty();
		assertThat(found(Configuration.empty(), "")).isEmpty();
	}

	@Test
	void describesAnAliasByTheDescriptionAndElseTheName() {
		Configuration configuration = of(owned(1, "VMR 1", "Board room", "alice.jones@example.com", "board"),
				conference(2, "Lobby", "lobby"), device(3, "kitchen@example.com", "Kitchen", ""));
		assertThat(configuration.directory().search("", 10)).containsExactly(
				new DirectoryEntry("board", "Board room", "alice.jones"),
				new DirectoryEntry("kitchen@example.com", "Kitchen", ""), new DirectoryEntry("lobby", "Lobby", ""));
	}

	@Test
	void describesADeviceWithoutDescriptionByItsOwner() {
		Configuration configuration = of(device(1, "a@example.com", " ", "alice@example.com"),
				device(2, "b@example.com", "", "bob@example.com"), device(3, "c@example.com", "", "carol@example.com"),
				person(4, "Alice@Example.com", "Alice", "Jones", "Ally"),
				person(5, "bob@example.com", "Bob", "Smith", ""), person(6, "carol@example.com", "", "", ""));
		assertThat(configuration.directory().search("", 10)).extracting(DirectoryEntry::description)
			.containsExactly("Ally", "Bob Smith", "c@example.com");
	}

	@Test
	void neverTellsTheNameWithWhichADeviceAuthenticates() {
		Configuration configuration = of(device(1, "kitchen", "Kitchen", ""));
		assertThat(configuration.directory().search("", 10).toString()).doesNotContain("login");
		assertThat(found(configuration, "login")).isEmpty();
	}

	@Test
	void findsPeopleAsTheAliasesThatTheyOwn() {
		Configuration configuration = of(person(1, "Alice.Jones@Example.com", "Alice", "Jones", "Ally J."),
				owned(2, "VMR 1", "", "alice.jones@example.com", "1001", "1001@example.com"),
				device(3, "desk@example.com", "Desk", "ALICE.JONES@EXAMPLE.COM"), conference(4, "VMR 2", "1002"));
		for (String typed : List.of("alice", "jones", "ally", "alice jones", "JONES ALICE", "alice.jones@exam")) {
			assertThat(found(configuration, typed)).as(typed)
				.containsExactlyInAnyOrder("1001", "1001@example.com", "desk@example.com");
		}
	}

	@Test
	void findsByTheAddressOfAnOwnerWhoIsNoPersonYet() {
		Configuration before = of(owned(1, "VMR 1", "", "alice@example.com", "1001"));
		assertThat(found(before, "alice@example")).containsExactly("1001");
		assertThat(found(before, "jones")).isEmpty();
		Configuration after = before.with(2, List.of(person(2, "alice@example.com", "Alice", "Jones", "")));
		assertThat(found(after, "jones")).containsExactly("1001");
	}

	@Test
	void findsByWhatIsNotedAboutAnAlias() {
		Document row = Organisation.document(ConferenceFields.ALIAS, "9001", CommonFields.DESCRIPTION, "For guests");
		RecordEdit edit = conference(1, "Meeting");
		Configuration configuration = of(
				new RecordEdit(edit.id(), edit.after().with(ConferenceFields.ALIASES, List.of(row))),
				conference(2, "Guest lounge", "lounge"));
		assertThat(found(configuration, "guest")).containsExactly("lounge", "9001");
	}

	@Test
	void putsTheBestFirst() {
		Configuration configuration = of(conference(1, "Z exact", "sales"), conference(2, "Y begins", "sales.emea"),
				conference(3, "Sales of tickets", "x3"), owned(4, "D", "Sales team", "", "x4"),
				conference(5, "Our sales", "x5"), conference(6, "Wholesales", "x6"),
				conference(7, "Other", "wholesales"), conference(8, "Nothing", "x8"));
		assertThat(found(configuration, "sales")).containsExactly("sales", "sales.emea", "x3", "x4", "x5", "wholesales",
				"x6");
		assertThat(configuration.directory().search("Sales", 2)).extracting(DirectoryEntry::alias)
			.containsExactly("sales", "sales.emea");
	}

	@Test
	void findsTheExactAliasBehindManyThatBeginAlike() {
		RecordEdit[] edits = IntStream.range(0, 200)
			.mapToObj((number) -> conference(number + 1, "Room " + (1000 + number), "10" + (1000 + number)))
			.toArray(RecordEdit[]::new);
		Configuration configuration = of(edits).with(2, List.of(conference(500, "Zebra", "10")));
		assertThat(found(configuration, "10")).startsWith("10", "101000", "101001").hasSize(100);
	}

	@Test
	void ordersEqualsByNameAndThenAlias() {
		Configuration configuration = of(conference(1, "beta", "room.9"), conference(2, "Alpha", "room.2", "Room.1"),
				conference(3, "Älpha", "room.0"), conference(4, "ALPHA b", "room.3"), conference(5, "Gamma", "room.4"));
		List<String> inOrder = List.of("Room.1", "room.2", "room.0", "room.3", "room.9", "room.4");
		assertThat(found(configuration, "room")).isEqualTo(inOrder);
		assertThat(found(configuration, "")).isEqualTo(inOrder);
		assertThat(found(configuration, " \t ")).isEqualTo(inOrder);
	}

	@Test
	void returnsNoMoreThanWanted() throws Exception {
		RecordEdit[] edits = IntStream.rangeClosed(1, 1200)
			.mapToObj((number) -> conference(number, "Room " + number, "room" + number))
			.toArray(RecordEdit[]::new);
		Directory directory = of(edits).directory();
		directory.prepare().get();
		assertThat(directory.search("room", 3)).hasSize(3);
		assertThat(directory.search("", 3)).hasSize(3);
		assertThat(directory.search("room", 0)).isEmpty();
		assertThat(directory.search("room", -1)).isEmpty();
		assertThat(directory.search("room", Integer.MAX_VALUE)).hasSize(Directory.MOST_ENTRIES);
	}

	@Test
	void wantsAllWordsInAnyOrder() {
		Configuration configuration = of(
				owned(1, "Board room", "Third floor, Berlin", "alice@example.com", "board.berlin"),
				owned(2, "Board room", "Second floor, Paris", "", "board.paris"));
		assertThat(found(configuration, "berlin board")).containsExactly("board.berlin");
		assertThat(found(configuration, "  floor   ROOM board  ")).containsExactly("board.paris", "board.berlin");
		assertThat(found(configuration, "alice third")).containsExactly("board.berlin");
		assertThat(found(configuration, "board tokyo")).isEmpty();
		assertThat(found(configuration, "board board board")).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "STRASSE, Straße", "straße, STRASSE", "istanbul, İSTANBUL", "DIYARBAKIR, diyarbakır", "ΣΟΦΟΣ, σοφος",
			"σοφοσ, ΣΟΦΟΣ", "\u212Bngstrom, Ångstrom", "A\u030Asa, åsa", "ｒｏｏｍ, Room", "会議, 東京会議室", "ガイド, ｶﾞｲﾄﾞ",
			"🎉, Party 🎉", "नमस्ते, नमस्ते कक्ष" })
	void findsLettersInAnyCaseWidthAndComposition(String typed, String name) {
		assertThat(found(of(conference(1, name, "1001"), conference(2, "Other", "1002")), typed))
			.containsExactly("1001");
	}

	@Test
	void findsLettersWithoutTheirAccentsBehindAllOthers() {
		Configuration configuration = of(conference(1, "Müller", "1"), conference(2, "Big muller", "2"),
				conference(3, "amüllerb", "3"), conference(4, "amullerb", "4"));
		assertThat(found(configuration, "muller")).containsExactly("2", "4", "1", "3");
		assertThat(found(configuration, "MÜLLER")).containsExactly("1", "3", "2", "4");
		assertThat(found(configuration, "mu\u0308l")).startsWith("1");
		assertThat(found(of(conference(1, "Søren Łódź", "1")), "lodz soren")).containsExactly("1");
	}

	@Test
	void mixesWordsWithAndWithoutTheirAccents() {
		Configuration configuration = of(owned(1, "José's room", "Málaga", "", "1"),
				owned(2, "Jose's room", "Malaga", "", "2"), owned(3, "José's room", "Madrid", "", "3"));
		assertThat(found(configuration, "josé malaga")).containsExactlyInAnyOrder("1", "2");
		assertThat(found(configuration, "room malaga")).containsExactly("2", "1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"", "'", "\\", ".*", "[a-z]+", "(", "a|b", "%", "_", "\0", "\u0001", "\ud83d", "*", "?",
			"' OR 1=1 --", "\uFFFF", "^room", "room$", "\u200D" })
	void takesNothingButLettersForAnythingElse(String typed) {
		Configuration configuration = of(conference(1, "Room", "room"), conference(2, "Like " + typed, "like"));
		List<String> found = found(configuration, typed);
		if (Folding.exact(typed).isEmpty()) {
			assertThat(found).containsExactlyInAnyOrder("room", "like");
		}
		else {
			assertThat(found).containsExactly("like");
		}
	}

	@Test
	void takesLongTextsAndManyWords() {
		Configuration configuration = of(conference(1, "Room", "room"));
		assertThat(found(configuration, "x".repeat(50_000))).isEmpty();
		assertThat(found(configuration, "room ".repeat(10_000))).containsExactly("room");
		assertThat(found(configuration, "😀".repeat(2_001))).isEmpty();
	}

	@Test
	void listsAnAliasOnce() {
		Configuration both = of(device(1, "Alice@example.com", "Desk", ""),
				conference(2, "Alice's VMR", "alice@EXAMPLE.com"));
		assertThat(both.directory().search("", 10))
			.containsExactly(new DirectoryEntry("alice@EXAMPLE.com", "Alice's VMR", ""));
		assertThat(found(both, "desk")).isEmpty();
		Configuration deviceOnly = both.with(2, List.of(conference(2, "Alice's VMR", "other")));
		assertThat(found(deviceOnly, "desk")).containsExactly("Alice@example.com");
		Configuration again = deviceOnly.with(3, List.of(conference(3, "New", "alice@example.com")));
		assertThat(found(again, "desk")).isEmpty();
		assertThat(found(again.with(4, List.of(without(RecordKind.CONFERENCE, 3))), "desk"))
			.containsExactly("Alice@example.com");
	}

	@Test
	void followsChangesOfConferencesAndDevices() {
		Configuration before = of(conference(1, "Old name", "old"), device(2, "desk", "Desk", ""));
		assertThat(found(before, "old")).containsExactly("old");
		Configuration after = before.with(2, List.of(conference(1, "New name", "new"), device(2, "desk", "Table", "")));
		assertThat(found(after, "old")).isEmpty();
		assertThat(found(after, "new")).containsExactly("new");
		assertThat(found(after, "table")).containsExactly("desk");
		assertThat(found(after, "desk")).containsExactly("desk");
		assertThat(found(before, "old")).containsExactly("old");
		assertThat(found(before, "new")).isEmpty();
	}

	@Test
	void followsChangesOfOwners() {
		Configuration before = of(person(1, "alice@example.com", "Alice", "Jones", ""),
				person(2, "bob@example.com", "Bob", "Smith", ""), owned(3, "VMR 1", "", "alice@example.com", "1001"),
				device(4, "1002", "", "alice@example.com"));
		assertThat(found(before, "jones")).containsExactly("1002", "1001");
		Configuration married = before.with(2, List.of(person(1, "alice@example.com", "Alice", "Brown", "")));
		assertThat(found(married, "jones")).isEmpty();
		assertThat(found(married, "brown")).containsExactly("1002", "1001");
		Configuration moved = married.with(3, List.of(person(1, "alice.brown@example.com", "Alice", "Brown", "")));
		assertThat(found(moved, "brown")).isEmpty();
		Configuration given = moved.with(4, List.of(owned(3, "VMR 1", "", "bob@example.com", "1001")));
		assertThat(found(given, "smith")).containsExactly("1001");
		Configuration gone = given.with(5, List.of(without(RecordKind.PERSON, 2)));
		assertThat(found(gone, "smith")).isEmpty();
		assertThat(found(gone, "bob@")).containsExactly("1001");
		assertThat(found(before, "jones")).containsExactly("1002", "1001");
	}

	@Test
	void loosesWhatIsDeleted() {
		Configuration before = of(conference(1, "Room 1", "room1"), conference(2, "Room 2", "room2"),
				device(3, "room3", "", ""));
		assertThat(found(before, "room")).hasSize(3);
		Configuration after = before.with(2, List.of(without(RecordKind.CONFERENCE, 1), without(RecordKind.DEVICE, 3)));
		assertThat(found(after, "room")).containsExactly("room2");
		assertThat(found(after.with(3, List.of(without(RecordKind.CONFERENCE, 2))), "")).isEmpty();
	}

	@Test
	void isTheSameAfterAChangeOfNearlyEverything() throws Exception {
		Configuration before = of(IntStream.rangeClosed(1, 3_000)
			.mapToObj((number) -> conference(number, "Room " + number, "room" + number))
			.toArray(RecordEdit[]::new));
		before.directory().prepare().get();
		assertThat(found(before, "room1")).hasSize(100);
		List<RecordEdit> edits = IntStream.rangeClosed(1, 2_900)
			.mapToObj((number) -> conference(number, "Hall " + number, "hall" + number))
			.toList();
		Configuration after = before.with(2, edits);
		for (int i = 0; i < 3; i++) {
			assertThat(found(after, "room")).hasSize(100).startsWith("room2901", "room2902");
			assertThat(found(after, "hall289")).hasSize(11);
			after.directory().prepare().get();
			after = after.with(3 + i, List.of(conference(5_000 + i, "Hall", "more" + i)));
		}
		assertThat(found(after, "more")).containsExactly("more0", "more1", "more2");
	}

	private static Configuration of(RecordEdit... edits) {
		return Configuration.empty().with(1, List.of(edits));
	}

	private static List<String> found(Configuration configuration, String typed) {
		return Stream.of(configuration.directory().search(typed, 100))
			.flatMap(List::stream)
			.map(DirectoryEntry::alias)
			.toList();
	}

}
