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

	/** Conference. */
	public static final Field CONFERENCE = Field.named("conference", references(RecordKind.CONFERENCE))
		.label("Conference")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.THEME_RECORD)
		.build();

	/** Custom layouts. */
	public static final Field CUSTOM_LAYOUTS = Field.named("custom_layouts", text())
		.label("Custom layouts")
		.help("")
		.group(Group.LAYOUT)
		.in(optional(), Table.THEME_RECORD)
		.build();

	/** Last updated. */
	public static final Field LAST_UPDATED = Field.named("last_updated", moment())
		.label("Last updated")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.THEME_RECORD)
		.build();

	/** Pinning configs. */
	public static final Field PINNING_CONFIGS = Field.named("pinning_configs", text())
		.label("Pinning configs")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.THEME_RECORD)
		.build();

	/** Uuid. */
	public static final Field UUID = Field.named("uuid", text())
		.label("Uuid")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.THEME_RECORD)
		.build();

	/** Address. */
	public static final Field ADDRESS = Field.named("address", text(255))
		.label("Address")
		.help("")
		.group(Group.ADVANCED)
		.in(required(), Table.SIP_PROXY_RECORD, Table.H323_GATEKEEPER_RECORD, Table.MSSIP_PROXY_RECORD,
				Table.TURN_SERVER_RECORD, Table.STUN_SERVER_RECORD, Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Port. */
	public static final Field PORT = Field.named("port", wholeNumber(1, 65535))
		.label("Port")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(5061L), Table.SIP_PROXY_RECORD, Table.MSSIP_PROXY_RECORD)
		.in(optional().byDefault(1719L), Table.H323_GATEKEEPER_RECORD)
		.in(optional().byDefault(3478L), Table.TURN_SERVER_RECORD, Table.STUN_SERVER_RECORD)
		.in(optional().byDefault(443L), Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Transport. */
	public static final Field TRANSPORT = Field
		.named("transport", choice(Option.of("tcp", "tcp"), Option.of("udp", "udp"), Option.of("tls", "tls")))
		.label("Transport")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault("tls"), Table.SIP_PROXY_RECORD)
		.in(optional().byDefault("tls").only("tcp", "tls"), Table.MSSIP_PROXY_RECORD)
		.build();

	/** Server type. */
	public static final Field SERVER_TYPE = Field
		.named("server_type", choice(Option.of("namepsw", "namepsw"), Option.of("coturn_shared", "coturn shared")))
		.label("Server type")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault("namepsw"), Table.TURN_SERVER_RECORD)
		.build();

	/** Transport type. */
	public static final Field TRANSPORT_TYPE = Field
		.named("transport_type", choice(Option.of("udp", "udp"), Option.of("tcp", "tcp"), Option.of("tls", "tls")))
		.label("Transport type")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault("udp"), Table.TURN_SERVER_RECORD)
		.build();

	/** Username. */
	public static final Field USERNAME = Field.named("username", text(100))
		.label("Username")
		.help("")
		.group(Group.ACCESS)
		.in(optional(), Table.TURN_SERVER_RECORD)
		.build();

	/** Eventhub id. */
	public static final Field EVENTHUB_ID = Field.named("eventhub_id", text())
		.label("Eventhub id")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Min number of instances. */
	public static final Field MIN_NUMBER_OF_INSTANCES = Field
		.named("min_number_of_instances", wholeNumber(0, Long.MAX_VALUE))
		.label("Min number of instances")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(1L), Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Notifications enabled. */
	public static final Field NOTIFICATIONS_ENABLED = Field.named("notifications_enabled", flag())
		.label("Notifications enabled")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(false), Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Notifications queue. */
	public static final Field NOTIFICATIONS_QUEUE = Field.named("notifications_queue", text())
		.label("Notifications queue")
		.help("")
		.group(Group.ADVANCED)
		.secret()
		.in(optional(), Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Updated. */
	public static final Field UPDATED = Field.named("updated", moment())
		.label("Updated")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.TEAMS_CONNECTOR_RECORD)
		.build();

	/** Loop. */
	public static final Field LOOP = Field.named("loop", flag())
		.label("Loop")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(false), Table.MEDIA_PLAYLIST_RECORD)
		.build();

	/** Shuffle. */
	public static final Field SHUFFLE = Field.named("shuffle", flag())
		.label("Shuffle")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(false), Table.MEDIA_PLAYLIST_RECORD)
		.build();

	private InfinityFields() {
	}

}
