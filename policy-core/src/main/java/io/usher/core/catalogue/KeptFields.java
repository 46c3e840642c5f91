package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.texts;
import static io.usher.core.catalogue.Use.optional;

/**
 * Fields of Infinity's Management API that name objects which Usher does not hold. They
 * are kept as they came and given back; no decision reads them.
 */
public final class KeptFields {

	/** Codecs that are off. */
	public static final Field DISABLED_CODECS = Field.named("disabled_codecs", texts(text(50)))
		.label("Codecs that are off")
		.help("Kept for Infinity's Management API; not part of an answer.")
		.group(Group.KEPT)
		.in(optional(), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Telehealth profile. */
	public static final Field TELEHEALTH_PROFILE = Field.named("telehealth_profile", text())
		.label("Telehealth profile")
		.help("Kept for Infinity's Management API; not part of an answer.")
		.group(Group.KEPT)
		.in(optional().orNull(), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** DNS servers. */
	public static final Field DNS_SERVERS = Field.named("dns_servers", texts(text()))
		.label("DNS servers")
		.help("Kept for Infinity's Management API; Usher does not use it.")
		.group(Group.KEPT)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** NTP servers. */
	public static final Field NTP_SERVERS = Field.named("ntp_servers", texts(text()))
		.label("NTP servers")
		.help("Kept for Infinity's Management API; Usher does not use it.")
		.group(Group.KEPT)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Syslog servers. */
	public static final Field SYSLOG_SERVERS = Field.named("syslog_servers", texts(text()))
		.label("Syslog servers")
		.help("Kept for Infinity's Management API; Usher does not use it.")
		.group(Group.KEPT)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** Event sinks. */
	public static final Field EVENT_SINKS = Field.named("event_sinks", texts(text()))
		.label("Event sinks")
		.help("Kept for Infinity's Management API; Usher does not use it.")
		.group(Group.KEPT)
		.in(optional(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** HTTP proxy. */
	public static final Field HTTP_PROXY = Field.named("http_proxy", text())
		.label("HTTP proxy")
		.help("Kept for Infinity's Management API; Usher does not use it.")
		.group(Group.KEPT)
		.in(optional().orNull(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** SNMP network management system. */
	public static final Field SNMP_NETWORK_MANAGEMENT_SYSTEM = Field.named("snmp_network_management_system", text())
		.label("SNMP network management system")
		.help("Kept for Infinity's Management API; Usher does not use it.")
		.group(Group.KEPT)
		.in(optional().orNull(), Table.SYSTEM_LOCATION_RECORD)
		.build();

	/** User groups. */
	public static final Field USER_GROUPS = Field.named("user_groups", texts(text()))
		.label("User groups")
		.help("Kept for Infinity's Management API; Usher does not use it.")
		.group(Group.KEPT)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Identity Providers. */
	public static final Field IDENTITY_PROVIDER = Field.named("identity_provider", texts(text()))
		.label("Identity Providers")
		.help("Kept for Infinity's Management API; Usher does not use it.")
		.group(Group.KEPT)
		.in(optional(), Table.IDENTITY_PROVIDER_GROUP_RECORD)
		.build();

	/** Playlist entries. */
	public static final Field PLAYLIST_ENTRIES = Field.named("playlist_entries", texts(text()))
		.label("Playlist entries")
		.help("Kept for Infinity's Management API; Usher does not use it.")
		.group(Group.KEPT)
		.in(optional(), Table.MEDIA_PLAYLIST_RECORD)
		.build();

	/** Teams tenant. */
	public static final Field AZURE_TENANT = Field.named("azure_tenant", text(255))
		.label("Teams tenant")
		.help("Kept for Infinity's Management API; Usher does not use it.")
		.group(Group.KEPT)
		.in(optional().orNull(), Table.TEAMS_CONNECTOR_RECORD)
		.build();

	private KeptFields() {
	}

}
