package io.usher.web.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.GatewayFields;
import io.usher.core.catalogue.InfinityFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.RuleFields;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.catalogue.Table;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.conference.Conference;
import io.usher.core.conference.ConferenceAlias;
import io.usher.core.configuration.Configuration;
import io.usher.core.gateway.CallRoutingRule;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Secret;

/**
 * The pages of all kinds of records, accounts aside.
 */
final class RecordPages {

	private static final int ALIASES_SHOWN = 2;

	private static final List<RecordPage> INFINITY = List.of(
			infinity(RecordKind.THEME, "themes", "palette", "How services look and sound."),
			infinity(RecordKind.MEDIA_PLAYLIST, "media-playlists", "collection-play", "What Media Playback plays."),
			infinity(RecordKind.SIP_PROXY, "sip-proxies", "hdd-network", "Where SIP calls go out."),
			infinity(RecordKind.H323_GATEKEEPER, "h323-gatekeepers", "hdd-network", "Where H.323 calls go out."),
			infinity(RecordKind.MSSIP_PROXY, "skype-servers", "hdd-network", "Where Skype for Business calls go out."),
			infinity(RecordKind.TEAMS_CONNECTOR, "teams-connectors", "microsoft-teams", "What joins Teams meetings."),
			infinity(RecordKind.GMS_ACCESS_TOKEN, "google-meet-tokens", "google", "What joins Google Meet."),
			infinity(RecordKind.STUN_SERVER, "stun-servers", "hdd-network", "How clients find their address."),
			infinity(RecordKind.TURN_SERVER, "turn-servers", "hdd-network", "What relays clients' media."),
			infinity(RecordKind.IDENTITY_PROVIDER_GROUP, "identity-provider-groups", "person-check",
					"Who signs participants in."));

	private static final List<RecordPage> ALL = all(INFINITY);

	private RecordPages() {
	}

	/** Returns every page, the most used first. */
	static List<RecordPage> all() {
		return ALL;
	}

	/** Returns the pages of the names of Infinity's own objects. */
	static List<RecordPage> infinity() {
		return INFINITY;
	}

	private static List<RecordPage> all(List<RecordPage> infinity) {
		List<RecordPage> pages = new ArrayList<>(
				List.of(conferences(), rules(), devices(), people(), profiles(), locations(), participants()));
		pages.addAll(infinity);
		return List.copyOf(pages);
	}

	private static RecordPage conferences() {
		Table table = Table.CONFERENCE_RECORD;
		Column aliases = Column.of("aliases", "Aliases", (record, configuration) -> aliases((Conference) record))
			.sortedBy((record, configuration) -> ((Conference) record).aliases()
				.stream()
				.map(ConferenceAlias::alias)
				.findFirst()
				.orElse(""));
		Column pins = Column.of("pins", "Access", (record, configuration) -> access(record));
		return new RecordPage(RecordKind.CONFERENCE, "conferences", "Conferences", "conference", "people",
				"Virtual Meeting Rooms, Virtual Auditoriums, Virtual Receptions, Media Playback and Test Call services.",
				List.of(name(), Column.of(ServiceFields.SERVICE_TYPE, table).titled("Type"), aliases, pins,
						Column.of(CommonFields.PRIMARY_OWNER_EMAIL_ADDRESS, table).titled("Owner"),
						Column.of(ServiceFields.SERVICE_TAG, table)),
				List.of(ServiceFields.SERVICE_TYPE, ServiceFields.ALLOW_GUESTS, ServiceFields.LOCKED,
						ServiceFields.IVR_THEME_NAME));
	}

	private static Cell aliases(Conference conference) {
		List<String> aliases = conference.aliases().stream().map(ConferenceAlias::alias).toList();
		if (aliases.isEmpty()) {
			return Cell.mark("no alias", "fallback");
		}
		Cell cell = Cell.code(aliases.stream().limit(ALIASES_SHOWN).collect(Collectors.joining(", ")));
		int more = aliases.size() - ALIASES_SHOWN;
		return (more > 0) ? cell.and("+" + more, "") : cell;
	}

	private static Cell access(ConfigurationRecord record) {
		Cell cell = Cell.EMPTY;
		cell = pin(cell, record, ServiceFields.PIN, "Host PIN");
		cell = pin(cell, record, ServiceFields.GUEST_PIN, "Guest PIN");
		return record.document().flag(ServiceFields.LOCKED, false) ? cell.and("locked", "rejected") : cell;
	}

	private static Cell pin(Cell cell, ConfigurationRecord record, Field field, String words) {
		Secret secret = record.document().secret(field);
		if (secret == null) {
			return cell;
		}
		return (secret instanceof Secret.Known) ? cell.and(words, "") : cell.and(words + " unknown", "fallback");
	}

	private static RecordPage rules() {
		Table table = Table.CALL_ROUTING_RULE_RECORD;
		Column priority = Column.of(RuleFields.PRIORITY, table)
			.sortedBy((record, configuration) -> padded(((CallRoutingRule) record).priority()));
		Column state = Column.of("state", "State", (record, configuration) -> ((CallRoutingRule) record).enabled()
				? Cell.mark("on", "served") : Cell.mark("off", ""));
		Column takes = Column.of("takes", "Takes", (record, configuration) -> takes(record, configuration));
		Column goes = Column.of("goes", "Goes to", (record, configuration) -> Cell.of(goes(record, configuration)));
		return new RecordPage(RecordKind.CALL_ROUTING_RULE, "call-routing-rules", "Call Routing Rules",
				"Call Routing Rule", "signpost",
				"Tried from the lowest priority number to the highest when no conference has the alias. The first that matches takes the call.",
				List.of(name(), priority.always(), state, takes,
						Column.of(RuleFields.MATCH_STRING, table).titled("Alias matches").asCode(),
						Column.of(RuleFields.REPLACE_STRING, table).titled("Becomes").asCode(), goes),
				List.of(RuleFields.ENABLE, RuleFields.MATCH_INCOMING_CALLS, RuleFields.MATCH_OUTGOING_CALLS,
						GatewayFields.CALLED_DEVICE_TYPE, GatewayFields.OUTGOING_PROTOCOL,
						RuleFields.MATCH_SOURCE_LOCATION));
	}

	private static Cell takes(ConfigurationRecord record, Configuration configuration) {
		List<String> words = new ArrayList<>();
		if (record.document().flag(RuleFields.MATCH_INCOMING_CALLS, true)) {
			words.add("incoming");
		}
		if (record.document().flag(RuleFields.MATCH_OUTGOING_CALLS, false)) {
			words.add("outgoing");
		}
		String from = configuration.nameOf(RecordKind.SYSTEM_LOCATION,
				record.document().number(RuleFields.MATCH_SOURCE_LOCATION));
		String text = words.isEmpty() ? "nothing" : String.join(", ", words);
		return Cell.of((from != null) ? text + " from " + from : text);
	}

	private static String goes(ConfigurationRecord record, Configuration configuration) {
		Table table = Table.CALL_ROUTING_RULE_RECORD;
		String device = FieldText.of(GatewayFields.CALLED_DEVICE_TYPE, table, record.document(), configuration);
		String protocol = FieldText.of(GatewayFields.OUTGOING_PROTOCOL, table, record.document(), configuration);
		return device + " by " + protocol;
	}

	private static RecordPage devices() {
		Table table = Table.DEVICE_RECORD;
		Column allowed = Column.of("allowed", "May register by", (record, configuration) -> {
			Cell cell = Cell.EMPTY;
			for (Field field : List.of(DeviceFields.ENABLE_SIP, DeviceFields.ENABLE_H323,
					DeviceFields.ENABLE_INFINITY_CONNECT_NON_SSO, DeviceFields.ENABLE_INFINITY_CONNECT_SSO,
					DeviceFields.ENABLE_STANDARD_SSO)) {
				cell = record.document().flag(field, false) ? cell.and(protocol(field), "") : cell;
			}
			return cell.marks().isEmpty() ? Cell.mark("nothing", "fallback") : cell;
		});
		Column credentials = Column.of("credentials", "Password", (record, configuration) -> {
			Secret secret = record.document().secret(DeviceFields.PASSWORD);
			if (secret == null) {
				return Cell.of("none");
			}
			return (secret instanceof Secret.Known) ? Cell.of(Field.MASK) : Cell.mark("unknown", "fallback");
		});
		return new RecordPage(RecordKind.DEVICE, "devices", "Devices", "device", "display",
				"Aliases that devices and Connect apps may register with, and their credentials.",
				List.of(name(DeviceFields.ALIAS), Column.of(CommonFields.DESCRIPTION, table), allowed, credentials,
						Column.of(CommonFields.PRIMARY_OWNER_EMAIL_ADDRESS, table).titled("Owner")),
				List.of(DeviceFields.ENABLE_SIP, DeviceFields.ENABLE_H323,
						DeviceFields.ENABLE_INFINITY_CONNECT_NON_SSO));
	}

	private static String protocol(Field field) {
		String words = field.label().replace(" registration", "");
		return words.replace("Connect apps", "Connect");
	}

	private static RecordPage people() {
		Table table = Table.PERSON_RECORD;
		return new RecordPage(RecordKind.PERSON, "people", "People", "person", "person-badge",
				"Whose picture participants see, and who owns conferences and devices.",
				List.of(name(PersonFields.PRIMARY_EMAIL_ADDRESS), Column.of(PersonFields.DISPLAY_NAME, table).always(),
						Column.of("picture", "Picture",
								(record, configuration) -> record.document().has(PersonFields.PICTURE)
										? Cell.mark("uploaded", "")
										: record.document().has(PersonFields.AVATAR_URL) ? Cell.mark("linked", "")
												: Cell.EMPTY),
						Column.of(PersonFields.DEPARTMENT, table), Column.of(PersonFields.TITLE, table)),
				List.of());
	}

	private static RecordPage profiles() {
		Table table = Table.POLICY_PROFILE_RECORD;
		Column decides = Column.of("decides", "Decides by", (record, configuration) -> decides((PolicyProfile) record));
		Column used = Column.of("used", "Used by", (record, configuration) -> {
			long locations = configuration.all(RecordKind.SYSTEM_LOCATION)
				.filter((location) -> Long.valueOf(record.id().number())
					.equals(location.document().number(LocationFields.POLICY_SERVER)))
				.count();
			boolean standard = record.equals(configuration.defaultProfile());
			Cell cell = (locations == 0 && !standard) ? Cell.mark("no location", "fallback")
					: Cell.of(locations + ((locations == 1) ? " location" : " locations"));
			return standard ? cell.and("default", "") : cell;
		});
		return new RecordPage(RecordKind.POLICY_PROFILE, "policy-profiles", "Policy profiles", "policy profile",
				"sliders", "How requests are decided: by an external policy server, Usher's own data, local scripts.",
				List.of(name(), decides, used, Column.of(CommonFields.DESCRIPTION, table)),
				List.of(ProfileFields.ENABLE_SERVICE_LOOKUP, ProfileFields.ENABLE_INTERNAL_SERVICE_POLICY,
						ProfileFields.NO_MATCH_ACTION));
	}

	private static Cell decides(PolicyProfile profile) {
		Cell cell = Cell.EMPTY;
		if (profile.url() != null) {
			cell = cell.and("external server", "redirected");
		}
		cell = cell.and("own data", "");
		return profile.scripts().isEmpty() ? cell : cell
			.and(profile.scripts().size() + ((profile.scripts().size() == 1) ? " script" : " scripts"), "served");
	}

	private static RecordPage locations() {
		Table table = Table.SYSTEM_LOCATION_RECORD;
		Column profile = Column.of("profile", "Policy profile", (record, configuration) -> {
			String name = configuration.nameOf(RecordKind.POLICY_PROFILE,
					record.document().number(LocationFields.POLICY_SERVER));
			return (name != null) ? Cell.of(name) : Cell.mark("own data only", "fallback");
		});
		return new RecordPage(RecordKind.SYSTEM_LOCATION, "system-locations", "System locations", "system location",
				"geo-alt", "Infinity's system locations: which profile decides for each, and where its media goes.",
				List.of(name(), profile.always(), Column.of(LocationFields.TRANSCODING_LOCATION, table).titled("Media"),
						Column.of(LocationFields.OVERFLOW_LOCATION1, table).titled("Overflow"),
						Column.of(CommonFields.DESCRIPTION, table)),
				List.of(LocationFields.POLICY_SERVER));
	}

	private static RecordPage participants() {
		Table table = Table.AUTOMATIC_PARTICIPANT_RECORD;
		Column conferences = Column.of("conferences", "Conferences", (record, configuration) -> {
			String names = configuration.conferencesOf((AutomaticParticipant) record)
				.stream()
				.map((number) -> configuration.nameOf(RecordKind.CONFERENCE, number))
				.limit(5)
				.collect(Collectors.joining(", "));
			return names.isEmpty() ? Cell.mark("none", "fallback") : Cell.of(names);
		});
		return new RecordPage(RecordKind.AUTOMATIC_PARTICIPANT, "participants", "Automatically Dialed Participants",
				"Automatically Dialed Participant", "telephone-outbound",
				"Whom Infinity calls by itself when a conference starts.",
				List.of(name(AdpFields.REMOTE_ALIAS), Column.of(AdpFields.REMOTE_DISPLAY_NAME, table).titled("Name"),
						Column.of(AdpFields.ROLE, table), Column.of(AdpFields.PROTOCOL, table), conferences.always()),
				List.of(AdpFields.ROLE, AdpFields.PROTOCOL, AdpFields.STREAMING));
	}

	private static RecordPage infinity(RecordKind kind, String slug, String icon, String intro) {
		Table table = Table.of(kind);
		List<Column> columns = new ArrayList<>(List.of(name()));
		for (Field field : List.of(InfinityFields.ADDRESS, InfinityFields.UUID, CommonFields.DESCRIPTION)) {
			if (field.in(table) != null) {
				columns.add(Column.of(field, table));
			}
		}
		String plural = kind.plural();
		return new RecordPage(kind, slug, plural, kind.title(), icon, intro, columns, List.of());
	}

	private static Column name() {
		return name(CommonFields.NAME);
	}

	private static Column name(Field field) {
		return Column.of(field.name(), field.label(), (record, configuration) -> Cell.of(record.name()))
			.sortedBy((record, configuration) -> record.name())
			.always();
	}

	private static String padded(long number) {
		return String.format(Locale.ROOT, "%019d", number);
	}

}
