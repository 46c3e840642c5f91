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
		.help("")
		.group(Group.ROUTING)
		.in(required(), Table.MEDIA_LOCATION)
		.build();

	/** Overflow locations. */
	public static final Field OVERFLOW_LOCATIONS = Field
		.named("overflow_locations", references(RecordKind.SYSTEM_LOCATION))
		.label("Overflow locations")
		.help("")
		.group(Group.ROUTING)
		.in(optional(), Table.MEDIA_LOCATION)
		.build();

	private MediaLocationFields() {
	}

}
