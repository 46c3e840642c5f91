package io.usher.web.browser;

/**
 * The change history.
 */
public final class HistoryPage {

	private final Browser browser;

	public HistoryPage(Browser browser) {
		this.browser = browser;
		browser.follow("Change history");
		browser.see(".hist-filter");
	}

	/** Filters by a text, and opens the newest change that has it. */
	public HistoryPage openNewest(String text) {
		this.browser.type(".hist-filter [name=text]", text);
		this.browser.click(".hist-filter [type=submit]");
		this.browser.waitUntil("location.search.includes('text=')");
		this.browser.click(".hist-table tbody tr:first-child .hist-revision");
		this.browser.see(".hist-record");
		return this;
	}

	/** Filters by a text, and returns the entries that have it. */
	public String entries(String text) {
		this.browser.type(".hist-filter [name=text]", text);
		this.browser.click(".hist-filter [type=submit]");
		this.browser.waitUntil("location.search.includes('text=')");
		return this.browser.see(".hist-table tbody").getText();
	}

	/** Returns who, when, from where and why. */
	public String facts() {
		return this.browser.see(".u-facts").getText();
	}

	/** Returns what the change changed. */
	public String changed() {
		return this.browser.see(".hist-record").getText();
	}

	/** Goes on to the whole story of what was changed, and returns it. */
	public String story() {
		this.browser.follow("Its whole story");
		this.browser.waitUntil("location.pathname.startsWith('/history/object/')");
		return this.browser.see("#content").getText();
	}

	/** Tells whether the page offers to change something. */
	public boolean offersToChange() {
		return this.browser.shows("a[href*='/undo'], a[href*='/restore'], #content form[method=post]");
	}

	/** Has the whole history verified, and returns the verdict. */
	public String verify() {
		this.browser.go("/history/verification");
		this.browser.click("#verification button[type=submit]");
		return this.browser.see("#verification .hist-verdict").getText();
	}

}
