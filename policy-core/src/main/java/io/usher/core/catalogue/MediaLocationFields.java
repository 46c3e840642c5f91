package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.references;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * Media location answers.
 */
public final class MediaLocationFields {

	/** Location. */
	public static final Field LOCATION = Field.named("location", reference(RecordKind.SYSTEM_LOCATION))
		.label("Location")
		.help("The location whose Conferencing Nodes handle the participant's media. It must bear "
				+ "the name of one in Infinity, or the whole answer is dropped.")
		.group(Group.ROUTING)
		.in(required().noted("Must name a system location in Infinity."), Table.MEDIA_LOCATION)
		.build();

	/** Overflow locations. */
	public static final Field OVERFLOW_LOCATIONS = Field
		.named("overflow_locations", references(RecordKind.SYSTEM_LOCATION))
		.label("Overflow locations")
		.help("The locations to use, in this order, when the first one is full. Each must bear the "
				+ "name of one in Infinity, or the whole answer is dropped.")
		.group(Group.ROUTING)
		.in(optional().noted(
				"Each must name a system location in Infinity. What external policy set, local policy cannot change."),
				Table.MEDIA_LOCATION)
		.build();

	/**
	 * The first overflow location as scripts see it, which Infinity takes in an answer
	 * too.
	 */
	public static final String PRIMARY_OVERFLOW_LOCATION = "primary_overflow_location";

	/**
	 * The second overflow location as scripts see it, which Infinity takes in an answer
	 * too.
	 */
	public static final String SECONDARY_OVERFLOW_LOCATION = "secondary_overflow_location";

	private MediaLocationFields() {
	}

}
