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
		.help("What it is called. Infinity quotes a service's name back in later requests about the "
				+ "same call; a breakout room bears the name of its main room.")
		.group(Group.GENERAL)
		.in(required().noted("Must be unique for each call."), Table.GATEWAY)
		.in(required(), Table.CONFERENCE, Table.LECTURE, Table.TWO_STAGE_DIALING, Table.MEDIA_PLAYBACK, Table.TEST_CALL,
				Table.CONFERENCE_RECORD, Table.CALL_ROUTING_RULE_RECORD, Table.POLICY_PROFILE_RECORD,
				Table.SYSTEM_LOCATION_RECORD, Table.THEME_RECORD, Table.SIP_PROXY_RECORD, Table.H323_GATEKEEPER_RECORD,
				Table.MSSIP_PROXY_RECORD, Table.TURN_SERVER_RECORD, Table.STUN_SERVER_RECORD,
				Table.TEAMS_CONNECTOR_RECORD, Table.IDENTITY_PROVIDER_GROUP_RECORD, Table.NODE_CREDENTIAL_RECORD,
				Table.SCRIPT_TEST_RECORD)
		.in(required().upTo(80), Table.API_TOKEN_RECORD)
		.in(required().upTo(100).as("client_name"), Table.OAUTH2_CLIENT_RECORD)
		.in(required().upTo(32), Table.GMS_ACCESS_TOKEN_RECORD)
		.in(required().upTo(1024), Table.MEDIA_PLAYLIST_RECORD)
		.build();

	/** Description. */
	public static final Field DESCRIPTION = Field.named("description", text())
		.label("Description")
		.help("A note for administrators. It changes nothing in how calls are handled.")
		.group(Group.GENERAL)
		.in(optional(), Table.CONFERENCE, Table.LECTURE, Table.GATEWAY, Table.TWO_STAGE_DIALING, Table.MEDIA_PLAYBACK,
				Table.TEST_CALL, Table.ADP, Table.CONFERENCE_RECORD, Table.CONFERENCE_ALIAS_ROW,
				Table.AUTOMATIC_PARTICIPANT_RECORD, Table.CALL_ROUTING_RULE_RECORD, Table.POLICY_PROFILE_RECORD,
				Table.SYSTEM_LOCATION_RECORD, Table.DEVICE_RECORD, Table.PERSON_RECORD, Table.SIP_PROXY_RECORD,
				Table.H323_GATEKEEPER_RECORD, Table.MSSIP_PROXY_RECORD, Table.TURN_SERVER_RECORD,
				Table.STUN_SERVER_RECORD, Table.TEAMS_CONNECTOR_RECORD, Table.IDENTITY_PROVIDER_GROUP_RECORD,
				Table.ADMINISTRATOR_RECORD, Table.NODE_CREDENTIAL_RECORD, Table.API_TOKEN_RECORD,
				Table.OAUTH2_CLIENT_RECORD)
		.in(optional().upTo(1024), Table.MEDIA_PLAYLIST_RECORD)
		.build();

	/** Owner's e-mail address. */
	public static final Field PRIMARY_OWNER_EMAIL_ADDRESS = Field.named("primary_owner_email_address", text())
		.label("Owner's e-mail address")
		.help("The e-mail address of the person to whom it belongs.")
		.group(Group.GENERAL)
		.in(optional(), Table.CONFERENCE, Table.LECTURE)
		.in(optional().upTo(100), Table.CONFERENCE_RECORD, Table.DEVICE_RECORD)
		.build();

	/** Created. */
	public static final Field CREATION_TIME = Field.named("creation_time", moment())
		.label("Created")
		.help("When it was created, in UTC. Set once, by the server.")
		.group(Group.ADVANCED)
		.in(optional(), Table.CONFERENCE_RECORD, Table.CONFERENCE_ALIAS_ROW, Table.AUTOMATIC_PARTICIPANT_RECORD,
				Table.CALL_ROUTING_RULE_RECORD, Table.DEVICE_RECORD)
		.build();

	/** Synchronisation tag. */
	public static final Field SYNC_TAG = Field.named("sync_tag", text())
		.label("Synchronisation tag")
		.help("Marks what a directory synchronisation wrote; empty for what was entered by hand. "
				+ "Never part of an answer.")
		.group(Group.ADVANCED)
		.in(optional(), Table.CONFERENCE_RECORD, Table.DEVICE_RECORD, Table.PERSON_RECORD)
		.build();

	private CommonFields() {
	}

}
