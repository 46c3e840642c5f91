package io.usher.core.catalogue;

import java.util.List;
import java.util.stream.Stream;

/**
 * The layouts that Infinity has by itself; themes may bring more.
 */
final class Layouts {

	/** Those that Guests of a Virtual Auditorium may be shown. */
	static final List<Option> FOR_GUESTS = List.of(Option.of("one_main_zero_pips", "Main speaker only, full screen"),
			Option.of("one_main_seven_pips", "Large main speaker and up to 7 others"),
			Option.of("one_main_twentyone_pips", "Main speaker and up to 21 others"),
			Option.of("two_mains_twentyone_pips", "2 main speakers and up to 21 others"),
			Option.of("one_main_thirtythree_pips", "Small main speaker and up to 33 others"),
			Option.of("four_mains_zero_pips", "Equal: 2 by 2, up to 4 speakers"),
			Option.of("nine_mains_zero_pips", "Equal: 3 by 3, up to 9 speakers"),
			Option.of("sixteen_mains_zero_pips", "Equal: 4 by 4, up to 16 speakers"),
			Option.of("twentyfive_mains_zero_pips", "Equal: 5 by 5, up to 25 speakers"),
			Option.of("five_mains_seven_pips", "Adaptive Composition"),
			Option.of("one_main_nine_around", "Main speaker with up to 9 others around"),
			Option.of("one_main_twelve_around", "Large main speaker with up to 12 others around"),
			Option.of("two_mains_eight_around", "2 main speakers with up to 8 others around"),
			Option.later("one_main_one_pip", "Large main speaker and 1 other"));

	/** Those that everybody else may be shown. */
	static final List<Option> ALL = Stream
		.concat(FOR_GUESTS.stream(),
				Stream.of(Option.of("teams", "Teams-like (Microsoft Teams calls only)"),
						Option.later("teams_focus", "Teams-like, speaker in focus (Microsoft Teams calls only)")))
		.toList();

	private Layouts() {
	}

}
