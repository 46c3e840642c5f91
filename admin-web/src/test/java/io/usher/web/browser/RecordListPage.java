package io.usher.web.browser;

/**
 * A list of records.
 */
public final class RecordListPage {

	private final Browser browser;

	public RecordListPage(Browser browser) {
		this.browser = browser;
	}

	/** Opens a list by the main navigation. */
	public RecordListPage open(String title) {
		this.browser.follow(title);
		this.browser.waitForText("h1", title);
		return this;
	}

	/** Goes on to the form of a new record. */
	public RecordFormPage create() {
		this.browser.click(".u-head-row .btn-primary");
		return new RecordFormPage(this.browser);
	}

	/** Searches as one types, and waits for the address. */
	public RecordListPage search(String text, String path) {
		this.browser.type("#search", text);
		this.browser.waitForPath(path);
		return this;
	}

	/** Returns what is searched for. */
	public String searched() {
		return this.browser.see("#search").getDomProperty("value");
	}

	/** Waits until a record is the only one. */
	public RecordListPage showingOnly(String name) {
		this.browser.see("#list tbody tr:only-child");
		this.browser.waitForText("#list tbody tr:only-child", name);
		return this;
	}

	/** Opens a record. */
	public RecordFormPage openRecord(String name) {
		this.browser.follow(name);
		return new RecordFormPage(this.browser);
	}

}
