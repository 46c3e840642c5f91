package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;

/**
 * The settings of this deployment.
 */
public final class GlobalFields {

	/** The fewest characters of a conference's PIN. */
	public static final Field MIN_PIN_LENGTH = Field.named("min_pin_length", wholeNumber(4, 20))
		.label("Shortest PIN")
		.help("The fewest characters that a conference's PIN may have.")
		.group(Group.ACCESS)
		.in(optional().byDefault(4L), Table.GLOBAL_RECORD)
		.build();

	/** Which set of fields holds where a request does not say its version. */
	public static final Field INFINITY_VERSION = Field
		.named("infinity_version", choice(Option.of("34", "34 and earlier"), Option.of("35", "35 and later")))
		.label("Infinity version")
		.help("Which fields answers may hold when a request does not tell its version.")
		.in(optional().byDefault("34"), Table.GLOBAL_RECORD)
		.build();

	private GlobalFields() {
	}

}
