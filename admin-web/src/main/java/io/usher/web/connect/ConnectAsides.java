package io.usher.web.connect;

import java.util.ArrayList;
import java.util.List;

import io.usher.api.external.UpstreamServers;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.location.SystemLocation;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.RecordId;
import io.usher.web.record.FormAside;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Says beside a policy profile whether anybody uses it and how to test its server, and
 * beside a location how to connect it.
 */
@Component
class ConnectAsides implements FormAside {

	@Override
	public List<Note> of(Configuration configuration, RecordId id) {
		ConfigurationRecord record = configuration.find(id).orElse(null);
		if (record instanceof PolicyProfile profile) {
			return ofProfile(configuration, profile);
		}
		return (record instanceof SystemLocation location) ? ofLocation(configuration, location) : List.of();
	}

	private static List<Note> ofProfile(Configuration configuration, PolicyProfile profile) {
		List<Note> notes = new ArrayList<>();
		if (!isUsed(configuration, profile)) {
			notes.add(new Note("Not used.",
					"No location uses this profile, and it is not the default one: it decides nothing.", "fallback",
					"System locations", "/configuration/system-locations"));
		}
		String url = profile.url();
		if (url != null) {
			notes.add(new Note("External policy server.",
					"Ask " + UpstreamServers.shown(url) + " one request and see what comes of it.", "", "Test it",
					"/connect/upstreams/" + profile.id().number()));
		}
		return notes;
	}

	private static boolean isUsed(Configuration configuration, PolicyProfile profile) {
		PolicyProfile byDefault = configuration.defaultProfile();
		return byDefault != null && byDefault.id().equals(profile.id()) || configuration.all(RecordKind.SYSTEM_LOCATION)
			.anyMatch((location) -> Long.valueOf(profile.id().number())
				.equals(location.document().number(LocationFields.POLICY_SERVER)));
	}

	private static List<Note> ofLocation(Configuration configuration, SystemLocation location) {
		String path = UriComponentsBuilder.fromPath("/connect")
			.queryParam("location", "{name}")
			.build(location.name())
			.toString();
		if (configuration.profileOf(location) == null) {
			return List.of(new Note("No policy profile.", "Usher's own data alone decide its requests.", "fallback",
					"Connect Infinity", path));
		}
		return List
			.of(new Note("Connected?", "What to enter in Infinity for this location, and whether requests arrive:", "",
					"Connect Infinity", path));
	}

}
