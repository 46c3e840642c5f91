package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * What only the records of Call Routing Rules hold.
 */
public final class RuleFields {

	/** Enable. */
	public static final Field ENABLE = Field.named("enable", flag())
		.label("Enable")
		.help("")
		.group(Group.MATCH)
		.in(optional().byDefault(true), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Live captions enabled. */
	public static final Field LIVE_CAPTIONS_ENABLED = Field
		.named("live_captions_enabled",
				choice(Option.of("default", "default"), Option.of("yes", "yes"), Option.of("no", "no")))
		.label("Live captions enabled")
		.help("")
		.group(Group.MEDIA)
		.in(optional().byDefault("default"), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Match incoming calls. */
	public static final Field MATCH_INCOMING_CALLS = Field.named("match_incoming_calls", flag())
		.label("Match incoming calls")
		.help("")
		.group(Group.MATCH)
		.in(optional().byDefault(true), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Match incoming H.323. */
	public static final Field MATCH_INCOMING_H323 = Field.named("match_incoming_h323", flag())
		.label("Match incoming H.323")
		.help("")
		.group(Group.MATCH)
		.in(optional().byDefault(true), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Match incoming Skype for Business. */
	public static final Field MATCH_INCOMING_MSSIP = Field.named("match_incoming_mssip", flag())
		.label("Match incoming Skype for Business")
		.help("")
		.group(Group.MATCH)
		.in(optional().byDefault(true), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Match incoming only if registered. */
	public static final Field MATCH_INCOMING_ONLY_IF_REGISTERED = Field
		.named("match_incoming_only_if_registered", flag())
		.label("Match incoming only if registered")
		.help("")
		.group(Group.MATCH)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Match incoming SIP. */
	public static final Field MATCH_INCOMING_SIP = Field.named("match_incoming_sip", flag())
		.label("Match incoming SIP")
		.help("")
		.group(Group.MATCH)
		.in(optional().byDefault(true), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Match incoming teams. */
	public static final Field MATCH_INCOMING_TEAMS = Field.named("match_incoming_teams", flag())
		.label("Match incoming teams")
		.help("")
		.group(Group.MATCH)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Match incoming WebRTC. */
	public static final Field MATCH_INCOMING_WEBRTC = Field.named("match_incoming_webrtc", flag())
		.label("Match incoming WebRTC")
		.help("")
		.group(Group.MATCH)
		.in(optional().byDefault(true), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Match outgoing calls. */
	public static final Field MATCH_OUTGOING_CALLS = Field.named("match_outgoing_calls", flag())
		.label("Match outgoing calls")
		.help("")
		.group(Group.MATCH)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Match source location. */
	public static final Field MATCH_SOURCE_LOCATION = Field
		.named("match_source_location", reference(RecordKind.SYSTEM_LOCATION))
		.label("Match source location")
		.help("")
		.group(Group.MATCH)
		.in(optional(), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Match string full. */
	public static final Field MATCH_STRING_FULL = Field.named("match_string_full", flag())
		.label("Match string full")
		.help("")
		.group(Group.MATCH)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Priority. */
	public static final Field PRIORITY = Field.named("priority", wholeNumber(1, 200))
		.label("Priority")
		.help("")
		.group(Group.MATCH)
		.in(required(), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** What the alias must match. */
	public static final Field MATCH_STRING = Field.named("match_string", text(250, Format.REGEX))
		.label("Alias matches")
		.help("")
		.group(Group.MATCH)
		.in(required(), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** What the alias becomes. */
	public static final Field REPLACE_STRING = Field.named("replace_string", text())
		.label("Replace it by")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	private RuleFields() {
	}

}
