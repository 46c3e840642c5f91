package io.usher.web.browser;

import org.openqa.selenium.Keys;

/**
 * The script tester.
 */
public final class TesterPage {

	private static final String SCRIPT = ".tst-script .CodeMirror";

	private final Browser browser;

	public TesterPage(Browser browser) {
		this.browser = browser;
	}

	/**
	 * Opens the script of a profile from the list of scripts, and waits for the editors.
	 */
	public TesterPage open(String profile, String kind) {
		this.browser.go("/scripts");
		this.browser.click("a[aria-label^='" + kind + " of " + profile + "']");
		this.browser.see("#tester[data-ready]");
		this.browser.click(SCRIPT + " .CodeMirror-lines");
		return this;
	}

	/** Types into the script's editor, which has the focus when the page was opened. */
	public TesterPage write(String text) {
		this.browser.press(text);
		return this;
	}

	/** Presses a key together with Ctrl and others. */
	public TesterPage control(CharSequence key, Keys... held) {
		this.browser.pressWithControl(key, held);
		return this;
	}

	/**
	 * Waits until the editor marks an error, and returns its message in the diagnostics.
	 */
	public String error() {
		this.browser.see(SCRIPT + " .CodeMirror-lint-mark-error");
		return this.browser.see(".tst-problems .tst-error").getText();
	}

	/** Waits until the script came to this, in a word. */
	public TesterPage waitForOutcome(String outcome) {
		this.browser.waitForText(".tst-word", outcome);
		return this;
	}

	/** Tells whether the editor marks an error. */
	public boolean marksAnError() {
		return this.browser.shows(SCRIPT + " .CodeMirror-lint-mark-error");
	}

	/** Returns what is offered to complete, once there is something. */
	public String offered() {
		return this.browser.see(".CodeMirror-hints").getText();
	}

	/** Returns what Infinity would be told. */
	public String told() {
		return this.browser.see("#told").getText();
	}

	/** Saves the input and the result as a test, and waits for it. */
	public TesterPage keep(String name) {
		this.browser.click(".tst-keep summary");
		this.browser.type("#test-name", name);
		this.browser.click(".tst-keep button[value=keep]");
		this.browser.waitForText("#tests", "Test “" + name + "” is saved.");
		return this;
	}

	/** Waits until the saved tests say this. */
	public TesterPage waitForTests(String words) {
		this.browser.waitForText("#tests-title", words);
		return this;
	}

	/** Returns the saved tests that fail. */
	public String failing() {
		return this.browser.see(".tst-failed").getText();
	}

	/** Saves and returns; the page may ask instead. */
	public TesterPage saveAndReturn() {
		this.browser.click("button[value=return]");
		return this;
	}

	/** Returns what is asked before a saved test breaks. */
	public String asked() {
		return this.browser.see("#broken").getText();
	}

	/** Saves although a test breaks. */
	public void saveAnyway() {
		this.browser.click("#broken button");
	}

	/** Returns what is said to those who do not see the page. */
	public String announced() {
		return String.valueOf(this.browser.evaluate("document.getElementById('announcer').textContent"));
	}

}
