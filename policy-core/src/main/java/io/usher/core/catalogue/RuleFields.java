package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * What only the records of Call Routing Rules hold, and their live captions.
 */
public final class RuleFields {

	/** Enabled. */
	public static final Field ENABLE = Field.named("enable", flag())
		.label("Enabled")
		.help("A rule that is off is kept, and skipped. On by default.")
		.group(Group.MATCH)
		.in(optional().byDefault(true), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Live captions. */
	public static final Field LIVE_CAPTIONS_ENABLED = Field
		.named("live_captions_enabled",
				choice(Option.of("default", "Global setting"), Option.of("yes", "Yes"), Option.of("no", "No")))
		.label("Live captions")
		.help("Whether participants of the call may turn on live captions. By default Infinity's "
				+ "global setting decides.")
		.group(Group.MEDIA)
		.since(InfinityVersion.V35)
		.in(optional().byDefault("default"), Table.GATEWAY, Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Incoming calls. */
	public static final Field MATCH_INCOMING_CALLS = Field.named("match_incoming_calls", flag())
		.label("Incoming calls")
		.help("Whether the rule takes calls that come in to Infinity. On by default; the protocols "
				+ "below narrow it.")
		.group(Group.MATCH)
		.in(optional().byDefault(true), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** H.323. */
	public static final Field MATCH_INCOMING_H323 = Field.named("match_incoming_h323", flag())
		.label("H.323")
		.help("Whether the rule takes incoming H.323 calls. On by default.")
		.group(Group.MATCH)
		.in(optional().byDefault(true), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Skype for Business. */
	public static final Field MATCH_INCOMING_MSSIP = Field.named("match_incoming_mssip", flag())
		.label("Skype for Business")
		.help("Whether the rule takes incoming Skype for Business and Lync calls. On by default.")
		.group(Group.MATCH)
		.in(optional().byDefault(true), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Only from registered devices. */
	public static final Field MATCH_INCOMING_ONLY_IF_REGISTERED = Field
		.named("match_incoming_only_if_registered", flag())
		.label("Only from registered devices")
		.help("Takes incoming calls only from devices that are registered to Infinity. Off by default.")
		.group(Group.MATCH)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** SIP. */
	public static final Field MATCH_INCOMING_SIP = Field.named("match_incoming_sip", flag())
		.label("SIP")
		.help("Whether the rule takes incoming SIP calls. On by default.")
		.group(Group.MATCH)
		.in(optional().byDefault(true), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Microsoft Teams. */
	public static final Field MATCH_INCOMING_TEAMS = Field.named("match_incoming_teams", flag())
		.label("Microsoft Teams")
		.help("Whether the rule takes incoming Microsoft Teams calls. Off by default.")
		.group(Group.MATCH)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Connect apps and RTMP. */
	public static final Field MATCH_INCOMING_WEBRTC = Field.named("match_incoming_webrtc", flag())
		.label("Connect apps and RTMP")
		.help("Whether the rule takes incoming calls from Connect apps (WebRTC) and of RTMP. On by default.")
		.group(Group.MATCH)
		.in(optional().byDefault(true), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Outgoing calls. */
	public static final Field MATCH_OUTGOING_CALLS = Field.named("match_outgoing_calls", flag())
		.label("Outgoing calls")
		.help("Whether the rule takes calls that a conference places by Call Routing Rules. Off by default.")
		.group(Group.MATCH)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** From the location. */
	public static final Field MATCH_SOURCE_LOCATION = Field
		.named("match_source_location", reference(RecordKind.SYSTEM_LOCATION))
		.label("From the location")
		.help("Takes only calls that this location received, or places. None: any location.")
		.group(Group.MATCH)
		.in(optional(), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Match the whole address. */
	public static final Field MATCH_STRING_FULL = Field.named("match_string_full", flag())
		.label("Match the whole address")
		.help("Compares the alias as it was dialed, with scheme and parameters. Off, the default: "
				+ "without scheme, parameters and a host that is an IP address.")
		.group(Group.MATCH)
		.in(optional().byDefault(false), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Priority. */
	public static final Field PRIORITY = Field.named("priority", wholeNumber(1, 200))
		.label("Priority")
		.help("Rules are tried from the lowest number to the highest, and the first that matches "
				+ "takes the call. Equal numbers go by age.")
		.group(Group.MATCH)
		.in(required(), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Alias matches. */
	public static final Field MATCH_STRING = Field.named("match_string", text(250, Format.REGEX))
		.label("Alias matches")
		.help("A regular expression, as Python reads it, that must match the whole alias. Case does not matter.")
		.group(Group.MATCH)
		.in(required(), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	/** Replace it by. */
	public static final Field REPLACE_STRING = Field.named("replace_string", text())
		.label("Replace it by")
		.help("What the alias becomes before the call goes on; \\1 or \\g<name> insert a group of "
				+ "the expression. Empty: the alias stays as it is.")
		.group(Group.ROUTING)
		.in(optional(), Table.CALL_ROUTING_RULE_RECORD)
		.build();

	private RuleFields() {
	}

}
