package io.usher.web.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RequestType;
import io.usher.core.configuration.Configuration;
import io.usher.core.location.SystemLocation;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.Document;
import io.usher.core.script.answer.ScriptKind;
import org.jspecify.annotations.Nullable;

/**
 * Derives from what Usher does for a location which requests Infinity should send it.
 */
final class Switches {

	private static final Map<RequestType, ScriptKind> SCRIPTS = Map.of(RequestType.SERVICE_CONFIGURATION,
			ScriptKind.SERVICE, RequestType.PARTICIPANT_PROPERTIES, ScriptKind.PARTICIPANT, RequestType.MEDIA_LOCATION,
			ScriptKind.MEDIA_LOCATION);

	private static final String LOCAL = "Apply local policy";

	private final Configuration configuration;

	private final SystemLocation location;

	private final @Nullable PolicyProfile profile;

	private Switches(Configuration configuration, SystemLocation location) {
		this.configuration = configuration;
		this.location = location;
		this.profile = configuration.profileOf(location);
	}

	static List<Switch> of(Configuration configuration, SystemLocation location) {
		return new Switches(configuration, location).all();
	}

	private List<Switch> all() {
		List<Switch> all = new ArrayList<>();
		all.add(new Switch("Avatar policy", "Use local avatar configuration", false,
				"Infinity would use the Avatar URLs of its own users, and ask Usher only for people without one.",
				null));
		all.add(external("Avatar policy", "Enable external avatar lookup", RequestType.AVATAR, pictures()));
		all.add(external("Service configuration policy", "Enable external service configuration lookup",
				RequestType.SERVICE_CONFIGURATION,
				new Own(true, "Usher says what an alias is: its conferences and Call Routing Rules.")));
		all.add(local("Service configuration policy"));
		all.add(external("Participant policy", "Enable external participant lookup", RequestType.PARTICIPANT_PROPERTIES,
				new Own(false, "Usher has nothing to say of participants: its profile has no participant script, and "
						+ "asks no server for them. It would cost a request for each one who joins.")));
		all.add(local("Participant policy"));
		all.add(external("Media location policy", "Enable external media location lookup", RequestType.MEDIA_LOCATION,
				mediaLocation()));
		all.add(local("Media location policy"));
		all.add(external("Directory", "Enable external directory lookup", RequestType.DIRECTORY, directory()));
		all.add(external("Registration requests", "Enable external registration policy", RequestType.REGISTRATION,
				registrations()));
		return all;
	}

	private Switch local(String section) {
		return new Switch(section, LOCAL, false,
				"Usher runs the scripts of its profile itself. Infinity would run its own one on top.", null);
	}

	/**
	 * A script or an upstream server is a reason to ask, whatever Usher's own data say.
	 */
	private Switch external(String section, String label, RequestType type, Own own) {
		if (type != RequestType.SERVICE_CONFIGURATION && this.profile != null) {
			if (this.profile.asksUpstream(type)) {
				return new Switch(section, label, true,
						"Policy profile “" + this.profile.name() + "” asks its external policy server.", type);
			}
			ScriptKind script = SCRIPTS.get(type);
			if (script != null && this.profile.script(script).isPresent()) {
				return new Switch(section, label, true,
						"Policy profile “" + this.profile.name() + "” has a script for it.", type);
			}
		}
		return new Switch(section, label, own.useful, own.why, type);
	}

	private Own pictures() {
		boolean any = this.configuration.all(RecordKind.PERSON)
			.anyMatch((person) -> person.document().has(PersonFields.PICTURE)
					|| person.document().has(PersonFields.AVATAR_URL));
		return any ? new Own(true, "Usher has pictures of people.")
				: new Own(false, "Usher has no picture of anybody: no person has one or an avatar URL.");
	}

	private Own mediaLocation() {
		Document document = this.location.document();
		boolean set = document.has(LocationFields.TRANSCODING_LOCATION)
				|| document.has(LocationFields.OVERFLOW_LOCATION1) || document.has(LocationFields.OVERFLOW_LOCATION2);
		return set ? new Own(true, "The location has a transcoding or overflow location in Usher.")
				: new Own(false, "Usher has no transcoding or overflow location for “" + this.location.name()
						+ "”, and no script: Infinity's own overflow stays on.");
	}

	private Own directory() {
		int conferences = this.configuration.count(RecordKind.CONFERENCE);
		int devices = this.configuration.count(RecordKind.DEVICE);
		return (conferences + devices > 0) ? new Own(true, "Usher's conferences and devices are shown in phone books.")
				: new Own(false, "Usher has no conference and no device to show in phone books.");
	}

	private Own registrations() {
		if (this.configuration.count(RecordKind.DEVICE) > 0) {
			return new Own(true, "Usher's devices say who may register.");
		}
		boolean rejects = this.profile != null
				&& "reject".equals(this.profile.document().text(ProfileFields.UNKNOWN_DEVICE_ACTION));
		return rejects
				? new Own(true,
						"Policy profile “" + Objects.requireNonNull(this.profile).name()
								+ "” rejects devices that Usher does not have, which are all.")
				: new Own(false, "Usher has no device: Infinity's own ones go on registering.");
	}

	/**
	 * What Usher's own data say.
	 *
	 * @param useful whether it is worth a request
	 * @param why why
	 */
	private record Own(boolean useful, String why) {

	}

}
