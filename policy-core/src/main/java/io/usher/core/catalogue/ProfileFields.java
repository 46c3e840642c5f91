package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;

/**
 * Policy profiles.
 */
public final class ProfileFields {

	/** Ask it for avatars. */
	public static final Field ENABLE_AVATAR_LOOKUP = Field.named("enable_avatar_lookup", flag())
		.label("Ask it for avatars")
		.help("Asks the external policy server for participants' pictures. Off by default.")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Ask it for the directory. */
	public static final Field ENABLE_DIRECTORY_LOOKUP = Field.named("enable_directory_lookup", flag())
		.label("Ask it for the directory")
		.help("Asks the external policy server for phone book entries. Off by default.")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Run the media location script. */
	public static final Field ENABLE_INTERNAL_MEDIA_LOCATION_POLICY = Field
		.named("enable_internal_media_location_policy", flag())
		.label("Run the media location script")
		.help("Runs the local policy script on media locations, after the external policy server. Off by default.")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Run the participant script. */
	public static final Field ENABLE_INTERNAL_PARTICIPANT_POLICY = Field
		.named("enable_internal_participant_policy", flag())
		.label("Run the participant script")
		.help("Runs the local policy script on participant properties, after the external policy "
				+ "server. Off by default.")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Run the service configuration script. */
	public static final Field ENABLE_INTERNAL_SERVICE_POLICY = Field.named("enable_internal_service_policy", flag())
		.label("Run the service configuration script")
		.help("Runs the local policy script on service configuration, after the external policy "
				+ "server. Off by default.")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Ask it for media locations. */
	public static final Field ENABLE_MEDIA_LOCATION_LOOKUP = Field.named("enable_media_location_lookup", flag())
		.label("Ask it for media locations")
		.help("Asks the external policy server where media is to be handled. Off by default.")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Ask it for participant properties. */
	public static final Field ENABLE_PARTICIPANT_LOOKUP = Field.named("enable_participant_lookup", flag())
		.label("Ask it for participant properties")
		.help("Asks the external policy server for names and roles of participants. Off by default.")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Ask it for registrations. */
	public static final Field ENABLE_REGISTRATION_LOOKUP = Field.named("enable_registration_lookup", flag())
		.label("Ask it for registrations")
		.help("Asks the external policy server whether a device may register. Off by default.")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Ask it for service configuration. */
	public static final Field ENABLE_SERVICE_LOOKUP = Field.named("enable_service_lookup", flag())
		.label("Ask it for service configuration")
		.help("Asks the external policy server what to do with a call. Off by default.")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Media location script. */
	public static final Field INTERNAL_MEDIA_LOCATION_POLICY_TEMPLATE = Field
		.named("internal_media_location_policy_template", text(49152))
		.label("Media location script")
		.help("The Jinja script that may change or refuse a media location.")
		.group(Group.POLICY)
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Participant script. */
	public static final Field INTERNAL_PARTICIPANT_POLICY_TEMPLATE = Field
		.named("internal_participant_policy_template", text(49152))
		.label("Participant script")
		.help("The Jinja script that may change a participant's properties or refuse the participant.")
		.group(Group.POLICY)
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Service configuration script. */
	public static final Field INTERNAL_SERVICE_POLICY_TEMPLATE = Field
		.named("internal_service_policy_template", text(49152))
		.label("Service configuration script")
		.help("The Jinja script that may change a service's configuration or refuse the call.")
		.group(Group.POLICY)
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Password. */
	public static final Field PASSWORD = Field.named("password", text(100))
		.label("Password")
		.help("The password with which the external policy server is asked. Empty: none is sent.")
		.group(Group.POLICY)
		.secret()
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Prefer local avatars. */
	public static final Field PREFER_LOCAL_AVATAR_CONFIGURATION = Field
		.named("prefer_local_avatar_configuration", flag())
		.label("Prefer local avatars")
		.help("Takes the picture from a person's own record before the external policy server is "
				+ "asked. Off by default.")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** External policy server. */
	public static final Field URL = Field.named("url", text(255, Format.URL))
		.label("External policy server")
		.help("Where the external policy server is, such as https://policy.example.com/base; "
				+ "/policy/v1/ and the request follow it. Empty: there is none.")
		.group(Group.POLICY)
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** User name. */
	public static final Field USERNAME = Field.named("username", text(100))
		.label("User name")
		.help("The name with which the external policy server is asked. Empty: without authentication.")
		.group(Group.POLICY)
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** When nothing matches. */
	public static final Field NO_MATCH_ACTION = Field
		.named("no_match_action",
				choice(Option.of("continue", "Fall back to Infinity's own data"),
						Option.of("reject", "Reject the call")))
		.label("When nothing matches")
		.help("What a call gets whose alias no service and no Call Routing Rule matches. By default "
				+ "Infinity looks in its own data.")
		.group(Group.POLICY)
		.in(optional().byDefault("continue"), Table.POLICY_PROFILE_RECORD)
		.build();

	/** When no device has the alias. */
	public static final Field UNKNOWN_DEVICE_ACTION = Field
		.named("unknown_device_action",
				choice(Option.of("continue", "Fall back to Infinity's own data"),
						Option.of("reject", "Reject the registration")))
		.label("When no device has the alias")
		.help("What a registration gets whose alias no device has. By default Infinity looks in its own data.")
		.group(Group.POLICY)
		.in(optional().byDefault("continue"), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Time for its answer. */
	public static final Field TIMEOUT = Field.named("timeout", wholeNumber(100, 4000))
		.label("Time for its answer")
		.help("How long the external policy server may take for its whole answer. Infinity waits "
				+ "5 seconds for everything. 3500 by default.")
		.group(Group.POLICY)
		.unit("ms")
		.in(optional().byDefault(3500L), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Trusted certificates. */
	public static final Field TRUST_ANCHORS = Field.named("trust_anchors", text(65_536, Format.CERTIFICATES))
		.label("Trusted certificates")
		.help("The certificates, in PEM, one of which must have issued that of the external policy "
				+ "server, or be it. Empty: those that the system trusts.")
		.group(Group.POLICY)
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** When it gives no answer. */
	public static final Field EXTERNAL_FAILURE_ACTION = Field
		.named("external_failure_action",
				choice(Option.of("own_data", "Usher's own data decide"),
						Option.of("continue", "Fall back to Infinity's own data"), Option.of("reject", "Reject")))
		.label("When it gives no answer")
		.help("What happens when the external policy server cannot be reached, takes too long or "
				+ "gives no valid answer. By default Usher's own data decide. Media locations, pictures "
				+ "and directory searches cannot be rejected.")
		.group(Group.POLICY)
		.in(optional().byDefault("own_data"), Table.POLICY_PROFILE_RECORD)
		.build();

	/** When a script fails. */
	public static final Field SCRIPT_FAILURE_ACTION = Field
		.named("script_failure_action",
				choice(Option.of("reject", "Reject"), Option.of("keep", "Leave the answer as it was")))
		.label("When a script fails")
		.help("What happens when a script has a fault or goes on past a limit. By default the call or "
				+ "participant is rejected; a media location stays as it was in any case.")
		.group(Group.POLICY)
		.in(optional().byDefault("reject"), Table.POLICY_PROFILE_RECORD)
		.build();

	/** When a script's output is no valid answer. */
	public static final Field SCRIPT_INVALID_ACTION = Field
		.named("script_invalid_action",
				choice(Option.of("keep", "Leave the answer as it was"), Option.of("reject", "Reject")))
		.label("When a script's output is no valid answer")
		.help("What happens when a script runs to its end, but what it prints is no JSON or no valid "
				+ "answer. By default the answer stays as it was before the script.")
		.group(Group.POLICY)
		.in(optional().byDefault("keep"), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Leave out Infinity's own directory entries. */
	public static final Field IGNORE_LOCAL_DIRECTORY = Field.named("ignore_local_directory", flag())
		.label("Leave out Infinity's own directory entries")
		.help("Shows only Usher's entries in directory searches. Off, the default: Infinity adds its own.")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	private ProfileFields() {
	}

}
