package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;

/**
 * Participant properties.
 */
public final class ParticipantFields {

	/** Preauthenticated role. */
	public static final Field PREAUTHENTICATED_ROLE = Field
		.named("preauthenticated_role", choice(Option.of("chair", "chair"), Option.of("guest", "guest")))
		.label("Preauthenticated role")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().orNull(), Table.PARTICIPANT)
		.build();

	/** Remote alias. */
	public static final Field REMOTE_ALIAS = Field.named("remote_alias", text())
		.label("Remote alias")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Remote display name. */
	public static final Field REMOTE_DISPLAY_NAME = Field.named("remote_display_name", text())
		.label("Remote display name")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().orNull(), Table.PARTICIPANT)
		.build();

	/** Bypass lock. */
	public static final Field BYPASS_LOCK = Field.named("bypass_lock", flag())
		.label("Bypass lock")
		.help("")
		.group(Group.ADVANCED)
		.in(optional().byDefault(false), Table.PARTICIPANT)
		.build();

	/** Reject reason. */
	public static final Field REJECT_REASON = Field.named("reject_reason", text())
		.label("Reject reason")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PARTICIPANT)
		.build();

	private ParticipantFields() {
	}

}
