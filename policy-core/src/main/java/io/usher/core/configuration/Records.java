package io.usher.core.configuration;

import io.usher.core.account.Administrator;
import io.usher.core.account.ApiToken;
import io.usher.core.account.NodeCredential;
import io.usher.core.account.OAuth2Client;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.conference.Conference;
import io.usher.core.device.Device;
import io.usher.core.gateway.CallRoutingRule;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.infinity.InfinityObject;
import io.usher.core.location.SystemLocation;
import io.usher.core.person.Person;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.profile.ScriptTest;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;

/**
 * Reads documents as the records of their kind.
 */
public final class Records {

	private Records() {
	}

	/**
	 * Reads a document.
	 * @throws RuntimeException when its fields do not make a record of the kind
	 */
	public static ConfigurationRecord read(RecordId id, long revision, Document document) {
		return switch (id.kind()) {
			case POLICY_PROFILE -> PolicyProfile.of(id, revision, document);
			case SYSTEM_LOCATION -> SystemLocation.of(id, revision, document);
			case CONFERENCE -> Conference.of(id, revision, document);
			case AUTOMATIC_PARTICIPANT -> AutomaticParticipant.of(id, revision, document);
			case CALL_ROUTING_RULE -> CallRoutingRule.of(id, revision, document);
			case DEVICE -> Device.of(id, revision, document);
			case PERSON -> Person.of(id, revision, document);
			case ADMINISTRATOR -> Administrator.of(id, revision, document);
			case NODE_CREDENTIAL -> NodeCredential.of(id, revision, document);
			case API_TOKEN -> ApiToken.of(id, revision, document);
			case OAUTH2_CLIENT -> OAuth2Client.of(id, revision, document);
			case SCRIPT_TEST -> ScriptTest.of(id, revision, document);
			case GLOBAL -> GlobalSettings.of(id, revision, document);
			case THEME, SIP_PROXY, H323_GATEKEEPER, MSSIP_PROXY, TURN_SERVER, STUN_SERVER, TEAMS_CONNECTOR,
					GMS_ACCESS_TOKEN, IDENTITY_PROVIDER_GROUP, MEDIA_PLAYLIST ->
				InfinityObject.of(id, revision, document);
		};
	}

}
