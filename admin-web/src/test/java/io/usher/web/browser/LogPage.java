package io.usher.web.browser;

/**
 * The decision log.
 */
public final class LogPage {

	private final Browser browser;

	public LogPage(Browser browser) {
		this.browser = browser;
		browser.go("/decisions");
		browser.see("#filter");
	}

	/** Turns the live tail on. */
	public LogPage live() {
		this.browser.click("[data-live]");
		this.browser.see("[data-live][aria-pressed=true]");
		return this;
	}

	/** Waits until the list has a text. */
	public LogPage showing(String text) {
		this.browser.waitForText("#rows", text);
		return this;
	}

	/** Searches for the only one, as one types. */
	public LogPage searchOnly(String text) {
		this.browser.type("#q", text);
		this.browser.see("#rows tr:only-child");
		return this;
	}

	/** Opens the first entry, and returns its verdict. */
	public String open() {
		this.browser.click("#rows tr:first-child a");
		return this.browser.see("#verdict").getText();
	}

	/** Goes on in the simulator, and returns its verdict. */
	public String simulateAgain() {
		this.browser.click(".u-actions .btn-primary");
		this.browser.see("#simulator");
		return this.browser.see("#verdict").getText();
	}

}
