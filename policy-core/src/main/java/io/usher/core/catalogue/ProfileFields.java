package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;

/**
 * Policy profiles.
 */
public final class ProfileFields {

	/** Enable avatar lookup. */
	public static final Field ENABLE_AVATAR_LOOKUP = Field.named("enable_avatar_lookup", flag())
		.label("Enable avatar lookup")
		.help("")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Enable directory lookup. */
	public static final Field ENABLE_DIRECTORY_LOOKUP = Field.named("enable_directory_lookup", flag())
		.label("Enable directory lookup")
		.help("")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Enable internal media location policy. */
	public static final Field ENABLE_INTERNAL_MEDIA_LOCATION_POLICY = Field
		.named("enable_internal_media_location_policy", flag())
		.label("Enable internal media location policy")
		.help("")
		.group(Group.MEDIA)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Enable internal participant policy. */
	public static final Field ENABLE_INTERNAL_PARTICIPANT_POLICY = Field
		.named("enable_internal_participant_policy", flag())
		.label("Enable internal participant policy")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Enable internal service policy. */
	public static final Field ENABLE_INTERNAL_SERVICE_POLICY = Field.named("enable_internal_service_policy", flag())
		.label("Enable internal service policy")
		.help("")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Enable media location lookup. */
	public static final Field ENABLE_MEDIA_LOCATION_LOOKUP = Field.named("enable_media_location_lookup", flag())
		.label("Enable media location lookup")
		.help("")
		.group(Group.MEDIA)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Enable participant lookup. */
	public static final Field ENABLE_PARTICIPANT_LOOKUP = Field.named("enable_participant_lookup", flag())
		.label("Enable participant lookup")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Enable registration lookup. */
	public static final Field ENABLE_REGISTRATION_LOOKUP = Field.named("enable_registration_lookup", flag())
		.label("Enable registration lookup")
		.help("")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Enable service lookup. */
	public static final Field ENABLE_SERVICE_LOOKUP = Field.named("enable_service_lookup", flag())
		.label("Enable service lookup")
		.help("")
		.group(Group.POLICY)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Internal media location policy template. */
	public static final Field INTERNAL_MEDIA_LOCATION_POLICY_TEMPLATE = Field
		.named("internal_media_location_policy_template", text(49152))
		.label("Internal media location policy template")
		.help("")
		.group(Group.MEDIA)
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Internal participant policy template. */
	public static final Field INTERNAL_PARTICIPANT_POLICY_TEMPLATE = Field
		.named("internal_participant_policy_template", text(49152))
		.label("Internal participant policy template")
		.help("")
		.group(Group.PARTICIPANTS)
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Internal service policy template. */
	public static final Field INTERNAL_SERVICE_POLICY_TEMPLATE = Field
		.named("internal_service_policy_template", text(49152))
		.label("Internal service policy template")
		.help("")
		.group(Group.POLICY)
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Password. */
	public static final Field PASSWORD = Field.named("password", text(100))
		.label("Password")
		.help("")
		.group(Group.ACCESS)
		.secret()
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Prefer local avatar configuration. */
	public static final Field PREFER_LOCAL_AVATAR_CONFIGURATION = Field
		.named("prefer_local_avatar_configuration", flag())
		.label("Prefer local avatar configuration")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(false), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Url. */
	public static final Field URL = Field.named("url", text(255, Format.URL))
		.label("Url")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** Username. */
	public static final Field USERNAME = Field.named("username", text(100))
		.label("Username")
		.help("")
		.group(Group.ACCESS)
		.in(optional(), Table.POLICY_PROFILE_RECORD)
		.build();

	/** What happens when nothing matches. */
	public static final Field NO_MATCH_ACTION = Field
		.named("no_match_action",
				choice(Option.of("continue", "Fall back to Infinity's own data"),
						Option.of("reject", "Reject the call")))
		.label("When nothing matches")
		.help("")
		.group(Group.POLICY)
		.in(optional().byDefault("continue"), Table.POLICY_PROFILE_RECORD)
		.build();

	private ProfileFields() {
	}

}
