package io.usher.web.console;

import java.util.List;

/**
 * The pages that the console's navigation offers, in sections.
 */
final class Navigation {

	private static final List<Section> SECTIONS = List.of(new Section("Understand",
			List.of(new Page("Simulator", "What would happen if somebody called", "/simulator", "signpost-split"))));

	private Navigation() {
	}

	/** Returns the sections as a page at this path shows them. */
	static List<Section> at(String path) {
		return SECTIONS.stream()
			.map((section) -> new Section(section.title(),
					section.pages().stream().map((page) -> page.at(path)).toList()))
			.toList();
	}

	/**
	 * Pages that belong together.
	 *
	 * @param title the heading
	 * @param pages the pages
	 */
	record Section(String title, List<Page> pages) {

	}

	/**
	 * A page to go to.
	 *
	 * @param title the words of the link
	 * @param hint what one finds there
	 * @param path its path
	 * @param icon the name of its icon
	 * @param current whether it is the page that is shown
	 */
	record Page(String title, String hint, String path, String icon, boolean current) {

		Page(String title, String hint, String path, String icon) {
			this(title, hint, path, icon, false);
		}

		Page at(String shown) {
			return new Page(this.title, this.hint, this.path, this.icon,
					shown.equals(this.path) || shown.startsWith(this.path + "/"));
		}

	}

}
