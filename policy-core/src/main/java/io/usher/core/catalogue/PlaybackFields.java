package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.jsonObject;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * What only Media Playback services hold.
 */
public final class PlaybackFields {

	/** Media playlist. */
	public static final Field MEDIA_PLAYLIST_NAME = Field
		.named("media_playlist_name", reference(RecordKind.MEDIA_PLAYLIST))
		.label("Media playlist")
		.help("The playlist of Infinity's media library that callers watch.")
		.group(Group.MEDIA)
		.in(required().noted("Must name a playlist in Infinity."), Table.MEDIA_PLAYBACK)
		.in(optional().as("media_playlist"), Table.CONFERENCE_RECORD)
		.build();

	/** When the playlist ends. */
	public static final Field ON_COMPLETION = Field.named("on_completion", jsonObject())
		.label("When the playlist ends")
		.help("What happens to the caller at the end of the playlist: {\"disconnect\": true}, or "
				+ "{\"transfer\": {\"conference\": alias, \"role\": role}}, in which the role may be "
				+ "left out. Not set: Infinity's default.")
		.group(Group.MEDIA)
		.in(optional(), Table.MEDIA_PLAYBACK, Table.CONFERENCE_RECORD)
		.build();

	private PlaybackFields() {
	}

}
