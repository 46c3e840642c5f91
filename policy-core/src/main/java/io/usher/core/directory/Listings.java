package io.usher.core.directory;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.conference.Conference;
import io.usher.core.device.Device;
import io.usher.core.person.Person;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;

/**
 * Makes the listings of a snapshot's records.
 */
record Listings(DirectoryRecords records) {

	/** Returns the listings of all conferences and devices. */
	Stream<Listing> all() {
		return Stream.of(RecordKind.CONFERENCE, RecordKind.DEVICE).flatMap(this.records::all).flatMap(this::of);
	}

	/** Returns the listings of a conference or device, none when it is not there. */
	Stream<Listing> of(RecordId id) {
		return Stream.ofNullable(this.records.record(id.kind(), id.number())).flatMap(this::of);
	}

	/** Returns the listings of a record, none when it is neither. */
	Stream<Listing> of(ConfigurationRecord record) {
		if (record instanceof Conference conference) {
			Person owner = owner(conference);
			Set<String> seen = new HashSet<>();
			return conference.aliases()
				.stream()
				.filter((row) -> seen.add(UniqueKey.normalise(row.alias())))
				.map((row) -> new Listing(conference, row, owner));
		}
		// Who dials the alias of both a conference and a device reaches the conference.
		boolean hidden = !(record instanceof Device) || find(RecordKind.CONFERENCE, record.name()) != null;
		return hidden ? Stream.empty() : Stream.of(new Listing(record, null, owner(record)));
	}

	private @Nullable Person owner(ConfigurationRecord record) {
		String address = Listing.ownerAddress(record);
		UniqueKey key = UniqueKey.of(RecordKind.PERSON, PersonFields.PRIMARY_EMAIL_ADDRESS, address);
		return address.isEmpty() ? null : (Person) this.records.find(key).orElse(null);
	}

	private @Nullable ConfigurationRecord find(RecordKind kind, String alias) {
		UniqueKey key = UniqueKey.of(kind, (kind == RecordKind.DEVICE) ? DeviceFields.ALIAS : ConferenceFields.ALIAS,
				alias);
		return this.records.find(key).orElse(null);
	}

	/** Returns the devices that have aliases of a conference. */
	Stream<RecordId> devicesLike(Conference conference) {
		return conference.aliases()
			.stream()
			.map((row) -> find(RecordKind.DEVICE, row.alias()))
			.filter(Objects::nonNull)
			.map(ConfigurationRecord::id);
	}

}
