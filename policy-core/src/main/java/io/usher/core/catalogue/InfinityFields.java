package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.moment;
import static io.usher.core.catalogue.FieldKind.references;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * Objects of Infinity that answers refer to by name.
 */
public final class InfinityFields {

	/** Conferences. */
	public static final Field CONFERENCE = Field.named("conference", references(RecordKind.CONFERENCE))
		.label("Conferences")
		.help("The conferences that use the theme.")
		.group(Group.GENERAL)
		.in(optional(), Table.THEME_RECORD)
		.build();

	/** Custom layouts. */
	public static final Field CUSTOM_LAYOUTS = Field.named("custom_layouts", text())
		.label("Custom layouts")
		.help("The names of layouts that the theme brings, with commas between them. Layout fields "
				+ "take these names too.")
		.group(Group.LAYOUT)
		.in(optional(), Table.THEME_RECORD)
		.build();

	/** Last updated. */
	public static final Field LAST_UPDATED = Field.named("last_updated", moment())
		.label("Last updated")
		.help("When the theme was last uploaded, in UTC.")
		.group(Group.ADVANCED)
		.in(optional(), Table.THEME_RECORD)
		.build();

	/** Pinning configurations. */
	public static final Field PINNING_CONFIGS = Field.named("pinning_configs", text())
		.label("Pinning configurations")
		.help("The names of pinning configurations that the theme brings, with commas between them.")
		.group(Group.LAYOUT)
		.in(optional(), Table.THEME_RECORD)
		.build();

	/** UUID. */
	public static final Field UUID = Field.named("uuid", text())
		.label("UUID")
		.help("Identifies the theme in Infinity.")
		.group(Group.ADVANCED)
		.in(optional(), Table.THEME_RECORD)
		.build();

	/** Address. */
	public static final Field ADDRESS = Field.named("address", text(255))
		.label("Address")
		.help("The host name or IP address at which it is reached.")
		.group(Group.GENERAL)
		.in(required(), Table.SIP_PROXY_RECORD, Table.H323_GATEKEEPER_RECORD, Table.MSSIP_PROXY_RECORD,
				Table.TURN_SERVER_RECORD, Table.STUN_SERVER_RECORD, Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Port. */
	public static final Field PORT = Field.named("port", wholeNumber(1, 65535))
		.label("Port")
		.help("The port at which it is reached. The protocol's usual one by default.")
		.group(Group.GENERAL)
		.in(optional().byDefault(5061L), Table.SIP_PROXY_RECORD, Table.MSSIP_PROXY_RECORD)
		.in(optional().byDefault(1719L), Table.H323_GATEKEEPER_RECORD)
		.in(optional().byDefault(3478L), Table.TURN_SERVER_RECORD, Table.STUN_SERVER_RECORD)
		.in(optional().byDefault(443L), Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Transport. */
	public static final Field TRANSPORT = Field
		.named("transport", choice(Option.of("tcp", "TCP"), Option.of("udp", "UDP"), Option.of("tls", "TLS")))
		.label("Transport")
		.help("How signaling reaches it. TLS by default.")
		.group(Group.GENERAL)
		.in(optional().byDefault("tls"), Table.SIP_PROXY_RECORD)
		.in(optional().byDefault("tls").only("tcp", "tls"), Table.MSSIP_PROXY_RECORD)
		.build();

	/** Authentication. */
	public static final Field SERVER_TYPE = Field
		.named("server_type",
				choice(Option.of("namepsw", "User name and password"),
						Option.of("coturn_shared", "Shared secret (coturn)")))
		.label("Authentication")
		.help("How Infinity authenticates: with user name and password, the default, or with a "
				+ "secret shared with coturn.")
		.group(Group.ACCESS)
		.in(optional().byDefault("namepsw"), Table.TURN_SERVER_RECORD)
		.build();

	/** Transport. */
	public static final Field TRANSPORT_TYPE = Field
		.named("transport_type", choice(Option.of("udp", "UDP"), Option.of("tcp", "TCP"), Option.of("tls", "TLS")))
		.label("Transport")
		.help("How media reaches the TURN server. UDP by default.")
		.group(Group.GENERAL)
		.in(optional().byDefault("udp"), Table.TURN_SERVER_RECORD)
		.build();

	/** User name. */
	public static final Field USERNAME = Field.named("username", text(100))
		.label("User name")
		.help("The name with which Infinity authenticates.")
		.group(Group.ACCESS)
		.in(optional(), Table.TURN_SERVER_RECORD)
		.build();

	/** Event hub. */
	public static final Field EVENTHUB_ID = Field.named("eventhub_id", text())
		.label("Event hub")
		.help("Which Azure event hub the Teams Connector sends its events to.")
		.group(Group.ADVANCED)
		.in(optional().orNull(), Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Minimum number of instances. */
	public static final Field MIN_NUMBER_OF_INSTANCES = Field
		.named("min_number_of_instances", wholeNumber(0, Long.MAX_VALUE))
		.label("Minimum number of instances")
		.help("The fewest instances that the Teams Connector scales down to. 1 by default.")
		.group(Group.ADVANCED)
		.in(optional().byDefault(1L), Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Notifications. */
	public static final Field NOTIFICATIONS_ENABLED = Field.named("notifications_enabled", flag())
		.label("Notifications")
		.help("Whether the Teams Connector tells Infinity what happens in meetings. Off by default.")
		.group(Group.ADVANCED)
		.in(optional().byDefault(false), Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Last updated. */
	public static final Field UPDATED = Field.named("updated", moment())
		.label("Last updated")
		.help("When the Teams Connector was last changed, in UTC.")
		.group(Group.ADVANCED)
		.in(optional(), Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Play over and over. */
	public static final Field LOOP = Field.named("loop", flag())
		.label("Play over and over")
		.help("Starts the playlist again at its end. Off by default.")
		.group(Group.MEDIA)
		.in(optional().byDefault(false), Table.MEDIA_PLAYLIST_RECORD)
		.build();

	/** Shuffle. */
	public static final Field SHUFFLE = Field.named("shuffle", flag())
		.label("Shuffle")
		.help("Plays the items in random order. Off by default.")
		.group(Group.MEDIA)
		.in(optional().byDefault(false), Table.MEDIA_PLAYLIST_RECORD)
		.build();

	private InfinityFields() {
	}

}
