package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.moment;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * Fields that many tables share.
 */
public final class CommonFields {

	/** Name. */
	public static final Field NAME = Field.named("name", text())
		.label("Name")
		.help("")
		.group(Group.GENERAL)
		.in(required(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING, Table.MEDIA_PLAYBACK,
				Table.TEST_CALL, Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD, Table.POLICY_PROFILE_RECORD,
				Table.SYSTEM_LOCATION_RECORD, Table.THEME_RECORD, Table.SIP_PROXY_RECORD, Table.H323_GATEKEEPER_RECORD,
				Table.MSSIP_PROXY_RECORD, Table.TURN_SERVER_RECORD, Table.STUN_SERVER_RECORD,
				Table.TEAMS_CONNECTOR_RECORD, Table.GMS_ACCESS_TOKEN_RECORD, Table.IDENTITY_PROVIDER_GROUP_RECORD,
				Table.MEDIA_PLAYLIST_RECORD)
		.build();

	/** Description. */
	public static final Field DESCRIPTION = Field.named("description", text())
		.label("Description")
		.help("")
		.group(Group.GENERAL)
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING, Table.MEDIA_PLAYBACK,
				Table.TEST_CALL, Table.ADP, Table.CONFERENCE_RECORD, Table.CONFERENCE_ALIAS_ROW,
				Table.AUTOMATIC_PARTICIPANT_RECORD, Table.CALL_ROUTING_RULE_RECORD, Table.POLICY_PROFILE_RECORD,
				Table.SYSTEM_LOCATION_RECORD, Table.DEVICE_RECORD, Table.PERSON_RECORD, Table.SIP_PROXY_RECORD,
				Table.H323_GATEKEEPER_RECORD, Table.MSSIP_PROXY_RECORD, Table.TURN_SERVER_RECORD,
				Table.STUN_SERVER_RECORD, Table.TEAMS_CONNECTOR_RECORD, Table.IDENTITY_PROVIDER_GROUP_RECORD,
				Table.MEDIA_PLAYLIST_RECORD)
		.build();

	/** Primary owner email address. */
	public static final Field PRIMARY_OWNER_EMAIL_ADDRESS = Field.named("primary_owner_email_address", text())
		.label("Primary owner email address")
		.help("")
		.group(Group.GENERAL)
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.CONFERENCE_RECORD, Table.DEVICE_RECORD)
		.build();

	/** Creation time. */
	public static final Field CREATION_TIME = Field.named("creation_time", moment())
		.label("Creation time")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.CONFERENCE_RECORD, Table.CONFERENCE_ALIAS_ROW, Table.AUTOMATIC_PARTICIPANT_RECORD,
				Table.CALL_ROUTING_RULE_RECORD, Table.DEVICE_RECORD)
		.build();

	/** Sync tag. */
	public static final Field SYNC_TAG = Field.named("sync_tag", text())
		.label("Sync tag")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.CONFERENCE_RECORD, Table.DEVICE_RECORD, Table.PERSON_RECORD)
		.build();

	private CommonFields() {
	}

}
