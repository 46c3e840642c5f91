package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * Directory answers (guide: "Directory information response").
 */
public final class DirectoryFields {

	/** Alias. */
	public static final Field ALIAS = Field.named("alias", text())
		.label("Alias")
		.help("The alias that Connect apps dial, and for which Infinity then asks for a picture.")
		.group(Group.GENERAL)
		.in(required(), Table.DIRECTORY_ENTRY)
		.build();

	/** Name. */
	public static final Field DESCRIPTION = Field.named("description", text())
		.label("Name")
		.help("The name that Connect apps show for the alias.")
		.group(Group.GENERAL)
		.in(required(), Table.DIRECTORY_ENTRY)
		.build();

	/** User name. */
	public static final Field USERNAME = Field.named("username", text())
		.label("User name")
		.help("The user name that goes with the device or room. Infinity asks for it, and does not use it yet.")
		.group(Group.GENERAL)
		.in(required(), Table.DIRECTORY_ENTRY)
		.build();

	/** Leave out Infinity's own entries. */
	public static final Field IGNORE_LOCAL = Field.named("ignore_local", flag())
		.label("Leave out Infinity's own entries")
		.help("Shows only the entries of the answer. Off, the default: Infinity adds its own "
				+ "services and devices.")
		.group(Group.GENERAL)
		.in(optional().byDefault(false), Table.DIRECTORY)
		.build();

	private DirectoryFields() {
	}

}
