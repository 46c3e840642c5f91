package io.usher.web.console;

import java.security.Principal;
import java.util.List;

import io.usher.core.account.Right;
import io.usher.web.right.Rights;
import org.jspecify.annotations.Nullable;

/**
 * The pages that the console's navigation offers, in sections.
 */
final class Navigation {

	private static final List<Section> SECTIONS = List.of(
			new Section("", List.of(new Page("Dashboard", "What happens now", "/", "speedometer2", null))),
			new Section("Configuration",
					List.of(new Page("Conferences", "Meeting rooms, auditoriums, receptions, playback and test calls",
							"/configuration/conferences", "people", Right.VIEW_CONFIGURATION),
							new Page("Call Routing Rules", "Where a call goes that no conference takes",
									"/configuration/call-routing-rules", "signpost", Right.VIEW_CONFIGURATION),
							new Page("Devices", "Aliases that may register", "/configuration/devices", "display",
									Right.VIEW_CONFIGURATION),
							new Page("People", "Names, addresses and pictures", "/configuration/people", "person-badge",
									Right.VIEW_CONFIGURATION),
							new Page("Policy profiles", "What decides, and its scripts",
									"/configuration/policy-profiles", "sliders", Right.VIEW_CONFIGURATION),
							new Page("System locations", "Which profile each location asks",
									"/configuration/system-locations", "geo-alt", Right.VIEW_CONFIGURATION),
							new Page("Infinity's objects", "Names that answers refer to: themes, proxies, playlists",
									"/configuration/infinity", "boxes", Right.VIEW_CONFIGURATION))),
			new Section("Understand",
					List.of(new Page("Simulator", "What would happen if somebody called", "/simulator",
							"signpost-split", Right.SIMULATE),
							new Page("Script tester", "The profiles' scripts, tried and tested", "/scripts", "braces",
									Right.VIEW_CONFIGURATION),
							new Page("Decision log", "Every request, its answer and why", "/decisions", "list-columns",
									Right.VIEW_LOGS),
							new Page("Support log", "What scripts wrote", "/support-log", "terminal", Right.VIEW_LOGS),
							new Page("Change history", "Who changed what, when and why", "/history", "clock-history",
									Right.VIEW_HISTORY))),
			new Section("System",
					List.of(new Page("Connect Infinity", "What to enter there, and whether it arrives", "/connect",
							"hdd-network", Right.VIEW_CONFIGURATION),
							new Page("Import and export", "Bring records in, and take them out", "/transfer",
									"arrow-left-right", Right.VIEW_CONFIGURATION),
							new Page("Accounts", "Administrators, nodes and programs", "/accounts", "shield-lock",
									Right.VIEW_CONFIGURATION),
							new Page("Settings", "What holds for the whole deployment", "/settings", "gear",
									Right.VIEW_CONFIGURATION))));

	private Navigation() {
	}

	/** Returns the sections as a page at this path shows them to somebody. */
	static List<Section> at(String path, @Nullable Principal user) {
		return SECTIONS.stream()
			.map((section) -> new Section(section.title(),
					section.pages()
						.stream()
						.filter((page) -> page.right() == null || Rights.has(user, page.right()))
						.map((page) -> page.at(path))
						.toList()))
			.filter((section) -> !section.pages().isEmpty())
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
	 * @param right what one must be allowed to see it, null for everybody
	 * @param current whether it is the page that is shown
	 */
	record Page(String title, String hint, String path, String icon, @Nullable Right right, boolean current) {

		Page(String title, String hint, String path, String icon, @Nullable Right right) {
			this(title, hint, path, icon, right, false);
		}

		Page at(String shown) {
			return new Page(this.title, this.hint, this.path, this.icon, this.right,
					shown.equals(this.path) || !this.path.equals("/") && shown.startsWith(this.path + "/"));
		}

	}

}
