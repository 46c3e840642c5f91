package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.jsonObject;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * What only Media Playback services hold.
 */
public final class PlaybackFields {

	/** Media playlist name. */
	public static final Field MEDIA_PLAYLIST_NAME = Field
		.named("media_playlist_name", reference(RecordKind.MEDIA_PLAYLIST))
		.label("Media playlist name")
		.help("")
		.group(Group.MEDIA)
		.in(required(), Table.MEDIA_PLAYBACK)
		.in(optional().as("media_playlist"), Table.CONFERENCE_RECORD)
		.build();

	/** On completion. */
	public static final Field ON_COMPLETION = Field.named("on_completion", jsonObject())
		.label("On completion")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.MEDIA_PLAYBACK, Table.CONFERENCE_RECORD)
		.build();

	private PlaybackFields() {
	}

}
