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

	/** Is a breakout room. */
	public static final Field BREAKOUT = Field.named("breakout", flag())
		.label("Is a breakout room")
		.help("Makes the answer that of a breakout room. Its name is then the main room's, and "
				+ "breakout rooms must be off in it.")
		.group(Group.BREAKOUT)
		.in(required(), Table.BREAKOUT)
		.build();

	/** Breakout room's UUID. */
	public static final Field BREAKOUT_UUID = Field.named("breakout_uuid", text(36, Format.UUID))
		.label("Breakout room's UUID")
		.help("Which of the main room's breakout rooms it is. Must differ from room to room.")
		.group(Group.BREAKOUT)
		.in(required(), Table.BREAKOUT)
		.in(required(), Table.BREAKOUT_ROOM_ROW)
		.build();

	/** Breakout room's name. */
	public static final Field BREAKOUT_NAME = Field.named("breakout_name", text())
		.label("Breakout room's name")
		.help("What participants read as the name of the breakout room.")
		.group(Group.BREAKOUT)
		.in(required(), Table.BREAKOUT)
		.in(required(), Table.BREAKOUT_ROOM_ROW)
		.build();

	/** Breakout rooms to open. */
	public static final Field BREAKOUT_UUIDS = Field.named("breakout_uuids", texts(text(36, Format.UUID)))
		.label("Breakout rooms to open")
		.help("In a main room's answer to a Host: the UUIDs of the breakout rooms that are to be "
				+ "opened. Infinity then asks for the configuration of each.")
		.group(Group.BREAKOUT)
		.in(optional(), Table.BREAKOUT)
		.build();

	/** Breakout room's description. */
	public static final Field BREAKOUT_DESCRIPTION = Field.named("breakout_description", text())
		.label("Breakout room's description")
		.help("A longer description of the breakout room.")
		.group(Group.BREAKOUT)
		.in(optional(), Table.BREAKOUT)
		.in(optional(), Table.BREAKOUT_ROOM_ROW)
		.build();

	/** Guests may leave the breakout room. */
	public static final Field BREAKOUT_GUESTS_ALLOWED_TO_LEAVE = Field.named("breakout_guests_allowed_to_leave", flag())
		.label("Guests may leave the breakout room")
		.help("Whether participants are offered to go back to the main room by themselves. Off by default.")
		.group(Group.BREAKOUT)
		.in(optional().byDefault(false), Table.BREAKOUT)
		.in(optional().byDefault(false), Table.BREAKOUT_ROOM_ROW)
		.build();

	/** When the breakout room ends. */
	public static final Field END_ACTION = Field
		.named("end_action",
				choice(Option.of("disconnect", "Disconnect everybody"),
						Option.of("transfer", "Take everybody back to the main room")))
		.label("When the breakout room ends")
		.help("Where participants go when time is up or the room is closed. Back to the main room by default.")
		.group(Group.BREAKOUT)
		.in(optional().byDefault("transfer"), Table.BREAKOUT)
		.in(optional().byDefault("transfer"), Table.BREAKOUT_ROOM_ROW)
		.build();

	/** End of the breakout room. */
	public static final Field END_TIME = Field.named("end_time", wholeNumber(0, Long.MAX_VALUE))
		.label("End of the breakout room")
		.help("The moment at which the room ends by itself, in seconds since 1 January 1970 UTC. 0, "
				+ "the default: it does not.")
		.group(Group.BREAKOUT)
		.in(optional().byDefault(0L), Table.BREAKOUT)
		.in(optional().byDefault(0L), Table.BREAKOUT_ROOM_ROW)
		.build();

	private BreakoutFields() {
	}

}
