package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.texts;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * What makes an answer a breakout room's.
 */
public final class BreakoutFields {

	/** Breakout. */
	public static final Field BREAKOUT = Field.named("breakout", flag())
		.label("Breakout")
		.help("")
		.group(Group.BREAKOUT)
		.in(required(), Table.BREAKOUT)
		.build();

	/** Breakout UUID. */
	public static final Field BREAKOUT_UUID = Field.named("breakout_uuid", text(36, Format.UUID))
		.label("Breakout UUID")
		.help("")
		.group(Group.BREAKOUT)
		.in(required(), Table.BREAKOUT)
		.in(required(), Table.BREAKOUT_ROOM_ROW)
		.build();

	/** Breakout name. */
	public static final Field BREAKOUT_NAME = Field.named("breakout_name", text())
		.label("Breakout name")
		.help("")
		.group(Group.BREAKOUT)
		.in(required(), Table.BREAKOUT)
		.in(required(), Table.BREAKOUT_ROOM_ROW)
		.build();

	/** Breakout uuids. */
	public static final Field BREAKOUT_UUIDS = Field.named("breakout_uuids", texts(text(36, Format.UUID)))
		.label("Breakout uuids")
		.help("")
		.group(Group.BREAKOUT)
		.in(optional(), Table.BREAKOUT)
		.build();

	/** Breakout description. */
	public static final Field BREAKOUT_DESCRIPTION = Field.named("breakout_description", text())
		.label("Breakout description")
		.help("")
		.group(Group.BREAKOUT)
		.in(optional(), Table.BREAKOUT)
		.in(optional(), Table.BREAKOUT_ROOM_ROW)
		.build();

	/** Breakout guests allowed to leave. */
	public static final Field BREAKOUT_GUESTS_ALLOWED_TO_LEAVE = Field.named("breakout_guests_allowed_to_leave", flag())
		.label("Breakout guests allowed to leave")
		.help("")
		.group(Group.BREAKOUT)
		.in(optional().byDefault(false), Table.BREAKOUT)
		.in(optional().byDefault(false), Table.BREAKOUT_ROOM_ROW)
		.build();

	/** End action. */
	public static final Field END_ACTION = Field
		.named("end_action", choice(Option.of("disconnect", "disconnect"), Option.of("transfer", "transfer")))
		.label("End action")
		.help("")
		.group(Group.BREAKOUT)
		.in(optional().byDefault("transfer"), Table.BREAKOUT)
		.in(optional().byDefault("transfer"), Table.BREAKOUT_ROOM_ROW)
		.build();

	/** End time. */
	public static final Field END_TIME = Field.named("end_time", wholeNumber(0, Long.MAX_VALUE))
		.label("End time")
		.help("")
		.group(Group.BREAKOUT)
		.in(optional().byDefault(0L), Table.BREAKOUT)
		.in(optional().byDefault(0L), Table.BREAKOUT_ROOM_ROW)
		.build();

	private BreakoutFields() {
	}

}
