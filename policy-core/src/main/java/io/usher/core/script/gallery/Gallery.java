package io.usher.core.script.gallery;

import java.util.List;

/**
 * The scripts that come with Usher, in the order in which to show them.
 */
public final class Gallery {

	private static final List<GalleryScript> ALL = List
		.of("service-pass-through", "service-pass-through-debug", "remove-pin-by-location", "remove-pin-if-registered",
				"registered-devices-only", "reject-user-agents", "closed-at-night", "redirect-old-aliases",
				"lock-when-first-participant-connects", "inject-adp", "breakout-room-by-alias", "theme-by-time-of-day",
				"layout-teams", "layout-google-meet", "bandwidth-by-subnet", "no-encryption-to-devices",
				"participant-pass-through", "admit-by-idp-attribute", "host-by-idp-attribute",
				"display-name-from-claims", "mask-phone-numbers", "media-location-pass-through",
				"media-location-always", "media-location-by-subnet", "media-location-rtmp")
		.stream()
		.map(GalleryFile::read)
		.toList();

	private Gallery() {
	}

	/**
	 * Returns all scripts: those of services first, then of participants, then of media.
	 */
	public static List<GalleryScript> all() {
		return ALL;
	}

}
