package io.usher.web.connect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.RecordEdit;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SwitchesTests {

	private static final String SERVICE = "Enable external service configuration lookup";

	private static final String PARTICIPANT = "Enable external participant lookup";

	private static final String MEDIA = "Enable external media location lookup";

	private static final String AVATAR = "Enable external avatar lookup";

	private static final String DIRECTORY = "Enable external directory lookup";

	private static final String REGISTRATION = "Enable external registration policy";

	private Document location = Document.empty().with(CommonFields.NAME, "London");

	@Test
	void emptyConfigurationNeedsServiceConfigurationAlone() {
		assertThat(on()).containsExactly(SERVICE);
	}

	@Test
	void namesEverySwitchOfTheGuide() {
		assertThat(switches()).extracting(Switch::label)
			.containsExactly("Use local avatar configuration", AVATAR, SERVICE, "Apply local policy", PARTICIPANT,
					"Apply local policy", MEDIA, "Apply local policy", DIRECTORY, REGISTRATION);
	}

	@Test
	void followsTheProfilesScriptsThatAreSwitchedOn() {
		Document profile = profile().with(ProfileFields.INTERNAL_PARTICIPANT_POLICY_TEMPLATE, "{}")
			.with(ProfileFields.INTERNAL_MEDIA_LOCATION_POLICY_TEMPLATE, "{}")
			.with(ProfileFields.ENABLE_INTERNAL_PARTICIPANT_POLICY, true);
		assertThat(on(profile)).containsExactlyInAnyOrder(SERVICE, PARTICIPANT);
	}

	@Test
	void followsWhatTheProfileAsksItsServer() {
		Document profile = profile().with(ProfileFields.ENABLE_AVATAR_LOOKUP, true)
			.with(ProfileFields.ENABLE_DIRECTORY_LOOKUP, true)
			.with(ProfileFields.ENABLE_REGISTRATION_LOOKUP, true);
		assertThat(on(profile)).containsExactly(SERVICE);
		assertThat(on(profile.with(ProfileFields.URL, "https://policy.example.com"))).containsExactlyInAnyOrder(SERVICE,
				AVATAR, DIRECTORY, REGISTRATION);
	}

	@Test
	void followsUshersOwnData() {
		this.location = this.location.with(LocationFields.TRANSCODING_LOCATION, 1L);
		RecordEdit person = edit(RecordKind.PERSON, 1,
				Document.empty()
					.with(PersonFields.PRIMARY_EMAIL_ADDRESS, "alice@example.com")
					.with(PersonFields.AVATAR_URL, "https://pictures.example.com/alice.jpg"));
		RecordEdit device = edit(RecordKind.DEVICE, 1, Document.empty().with(DeviceFields.ALIAS, "room1@example.com"));
		assertThat(on(profile(), person, device)).containsExactlyInAnyOrder(SERVICE, MEDIA, AVATAR, DIRECTORY,
				REGISTRATION);
	}

	@Test
	void conferencesAreInTheDirectory() {
		RecordEdit conference = edit(RecordKind.CONFERENCE, 1,
				Document.empty()
					.with(CommonFields.NAME, "Alice")
					.with(ServiceFields.SERVICE_TYPE, "conference")
					.with(ConferenceFields.ALIASES, List.of()));
		assertThat(on(profile(), conference)).contains(DIRECTORY);
	}

	@Test
	void registersWhatTheProfileRejects() {
		assertThat(on(profile().with(ProfileFields.UNKNOWN_DEVICE_ACTION, "reject"))).contains(REGISTRATION);
	}

	private static Document profile() {
		return Document.empty().with(CommonFields.NAME, "Standard");
	}

	private Set<String> on(Document profile, RecordEdit... others) {
		this.location = this.location.with(LocationFields.POLICY_SERVER, 1L);
		List<RecordEdit> all = new ArrayList<>(Arrays.asList(others));
		all.add(edit(RecordKind.POLICY_PROFILE, 1, profile));
		return labels(switches(all.toArray(RecordEdit[]::new)));
	}

	private Set<String> on() {
		return labels(switches());
	}

	private static Set<String> labels(List<Switch> switches) {
		return switches.stream().filter(Switch::on).map(Switch::label).collect(Collectors.toSet());
	}

	private List<Switch> switches(RecordEdit... others) {
		List<RecordEdit> all = new ArrayList<>(Arrays.asList(others));
		all.add(edit(RecordKind.SYSTEM_LOCATION, 1, this.location));
		Configuration configuration = Configuration.empty().with(1, all);
		return Switches.of(configuration, configuration.location("London").orElseThrow());
	}

	private static RecordEdit edit(RecordKind kind, long number, Document document) {
		return new RecordEdit(new RecordId(kind, number), document);
	}

}
