package io.usher.web.browser;

/**
 * The simulator.
 */
public final class SimulatorPage {

	private final Browser browser;

	public SimulatorPage(Browser browser) {
		this.browser = browser;
	}

	void waitUntilShown() {
		this.browser.see("#simulator");
	}

	/** Enters the alias that is dialled. */
	public SimulatorPage dial(String alias) {
		this.browser.type("#call-local-alias", alias);
		return this;
	}

	/** Enters the location that asks. */
	public SimulatorPage at(String location) {
		this.browser.type("#call-location", location);
		return this;
	}

	/** Simulates, and waits for the verdict. */
	public SimulatorPage expecting(String headline) {
		this.browser.click("#call .btn-primary");
		this.browser.waitForText("#verdict", headline);
		return this;
	}

	/** Simulates, and returns the message beside the alias. */
	public String refuse() {
		this.browser.click("#call .btn-primary");
		return this.browser.see("#call-local-alias-error").getText();
	}

	/** Pastes a line as typing and sending does. */
	public SimulatorPage requestLine(String line) {
		this.browser.click("#call details:last-of-type summary");
		this.browser.type("#request-line", line);
		return this;
	}

	/** Enters the revision that decides. */
	public SimulatorPage byRevision(String revision) {
		if (!this.browser.shows("#sim-revision")) {
			this.browser.click("#call details:nth-of-type(2) summary");
		}
		this.browser.type("#sim-revision", revision);
		return this;
	}

	/** Chooses another kind of request, and waits for its form. */
	public SimulatorPage kind(String title, String input) {
		this.browser.click("#simulator .u-tabs a[title='" + title + "']");
		this.browser.see(input);
		return this;
	}

	/** Returns what the page says of today. */
	public String today() {
		return this.browser.see("#today").getText();
	}

	/** Returns the alias in the form. */
	public String alias() {
		return this.browser.see("#call-local-alias").getDomProperty("value");
	}

	/** Returns the row of the rule that took the call. */
	public String winner() {
		return this.browser.see(".sim-winner").getText();
	}

	/** Returns the first rule that did not take it. */
	public String passed() {
		return this.browser.see(".sim-passed").getText();
	}

	/** Returns what Infinity is told. */
	public String answer() {
		return this.browser.see("#answer").getText();
	}

	/** Returns what is said to those who do not see the page. */
	public String announced() {
		return String.valueOf(this.browser.evaluate("document.getElementById('announcer').textContent"));
	}

	/** Chooses a theme in the user's menu. */
	public void chooseTheme(String theme) {
		this.browser.click("#user-menu");
		this.browser.click(".u-menu [data-theme-choice=" + theme + "]");
	}

	/** Tells whether the navigation can be seen. */
	public boolean showsNavigation() {
		return this.browser.shows(".u-nav");
	}

	/** Opens the navigation on a narrow screen. */
	public void openNavigation() {
		this.browser.click(".u-bar button");
		this.browser.see(".u-nav a[aria-current=page]");
	}

	/** Logs out. */
	public void logOut() {
		this.browser.click("#user-menu");
		this.browser.click(".u-menu form button");
		this.browser.see("#login-notice");
	}

}
