package io.usher.web.management;

import java.util.Map;
import java.util.Set;

import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.GatewayFields;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.InfinityFields;
import io.usher.core.catalogue.InfinityGlobalFields;
import io.usher.core.catalogue.KeptFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.PlaybackFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.UnkeptField;
import io.usher.web.management.ManagementField.Access;

/**
 * The fields of records that Infinity's Management API does not have, or that clients
 * cannot write. A PUT by a client that does not know an extension leaves it alone.
 */
final class Extensions {

	private static final Map<Table, Set<Field>> EXTENSIONS = Map.of(Table.CONFERENCE_RECORD,
			Set.of(ServiceFields.BYPASS_PROXY, ServiceFields.LOCAL_DISPLAY_NAME, ServiceFields.LOCKED,
					ServiceFields.PREFER_IPV6, ServiceFields.LIVE_CAPTIONS_LANGUAGE, ServiceFields.SOURCE_LANGUAGE,
					ConferenceFields.BREAKOUTS),
			Table.CALL_ROUTING_RULE_RECORD,
			Set.of(ServiceFields.BYPASS_PROXY, ServiceFields.ENABLE_ACTIVE_SPEAKER_INDICATION,
					ServiceFields.ENABLE_OVERLAY_TEXT, ServiceFields.LOCAL_DISPLAY_NAME, ServiceFields.PREFER_IPV6,
					ServiceFields.LIVE_CAPTIONS_LANGUAGE, ServiceFields.SOURCE_LANGUAGE, ServiceFields.VIEW,
					GatewayFields.TEAMS_FIT_TO_FRAME, GatewayFields.DTMF_SEQUENCE, GatewayFields.TRANSCODING_ENABLED),
			Table.AUTOMATIC_PARTICIPANT_RECORD, Set.of(AdpFields.LOCAL_ALIAS, AdpFields.LOCAL_DISPLAY_NAME),
			Table.POLICY_PROFILE_RECORD,
			Set.of(ProfileFields.NO_MATCH_ACTION, ProfileFields.UNKNOWN_DEVICE_ACTION, ProfileFields.TIMEOUT,
					ProfileFields.TRUST_ANCHORS, ProfileFields.EXTERNAL_FAILURE_ACTION,
					ProfileFields.SCRIPT_FAILURE_ACTION, ProfileFields.SCRIPT_INVALID_ACTION,
					ProfileFields.IGNORE_LOCAL_DIRECTORY),
			Table.GLOBAL_RECORD,
			Set.of(GlobalFields.INFINITY_VERSION, GlobalFields.DEFAULT_POLICY_SERVER,
					GlobalFields.LOGGED_IDP_ATTRIBUTES, GlobalFields.DECISION_LOG_DAYS,
					GlobalFields.DECISION_LOG_ENTRIES, GlobalFields.OVERLOAD_ACTION,
					GlobalFields.API_OAUTH2_DISABLE_BASIC, GlobalFields.API_OAUTH2_EXPIRATION),
			Table.PERSON_RECORD, Set.of(PersonFields.PICTURE), Table.API_TOKEN_RECORD,
			Set.of(AccountFields.TOKEN_PREFIX), Table.OAUTH2_CLIENT_RECORD,
			Set.of(AccountFields.ENABLED, CommonFields.DESCRIPTION));

	private static final Set<Field> READ_ONLY = Set.of(CommonFields.CREATION_TIME, InfinityFields.UUID,
			InfinityGlobalFields.DEPLOYMENT_UUID, InfinityFields.EVENTHUB_ID, PersonFields.EXCHANGE_USER_ID,
			PersonFields.USER_OID, AccountFields.SECOND_FACTOR, AccountFields.RECOVERY_CODES, AccountFields.CLIENT_ID,
			AccountFields.CREDENTIAL_VERSION);

	private static final Set<Field> DERIVED = Set.of(AdpFields.CONFERENCE, InfinityFields.CONFERENCE);

	/** What takes null although it has a default, or is a list. */
	private static final Map<Table, Set<Field>> NULLABLE = Map.of(Table.CONFERENCE_RECORD,
			Set.of(PlaybackFields.ON_COMPLETION, ConferenceFields.ALIASES, ConferenceFields.AUTOMATIC_PARTICIPANTS,
					UnkeptField.SCHEDULED_CONFERENCES.field()),
			Table.CALL_ROUTING_RULE_RECORD,
			Set.of(KeptFields.DISABLED_CODECS, GatewayFields.EXTERNAL_PARTICIPANT_AVATAR_LOOKUP),
			Table.SYSTEM_LOCATION_RECORD, Set.of(LocationFields.MEDIA_QOS, LocationFields.SIGNALLING_QOS),
			Table.SIP_PROXY_RECORD, Set.of(InfinityFields.PORT), Table.H323_GATEKEEPER_RECORD,
			Set.of(InfinityFields.PORT), Table.MSSIP_PROXY_RECORD, Set.of(InfinityFields.PORT),
			Table.TURN_SERVER_RECORD, Set.of(InfinityFields.PORT), Table.TEAMS_CONNECTOR_RECORD,
			Set.of(InfinityFields.UPDATED), Table.GLOBAL_RECORD, Set.of(InfinityGlobalFields.MANAGEMENT_QOS));

	private Extensions() {
	}

	static Access access(Table table, Field field) {
		if (EXTENSIONS.getOrDefault(table, Set.of()).contains(field)) {
			return Access.EXTENSION;
		}
		if (READ_ONLY.contains(field)) {
			return Access.READ_ONLY;
		}
		if (field == AccountFields.CLIENT_KEY || field == AccountFields.VERIFIER && table == Table.API_TOKEN_RECORD) {
			return Access.MADE;
		}
		return DERIVED.contains(field) ? Access.DERIVED : Access.WRITABLE;
	}

	/** Tells whether clients of Infinity's dialect expect null to be a value. */
	static boolean isNullable(Table table, ManagementField field) {
		return field.use().nullable() || NULLABLE.getOrDefault(table, Set.of()).contains(field.field());
	}

}
