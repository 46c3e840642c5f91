package io.usher.web.browser;

import org.openqa.selenium.Keys;

/**
 * The list of Call Routing Rules.
 */
public final class RulesPage {

	private final Browser browser;

	public RulesPage(Browser browser) {
		this.browser = browser;
		browser.go("/configuration/call-routing-rules");
		browser.see("[data-grip]");
	}

	/** Tries an alias, and returns what becomes of it once it names a rule. */
	public String attempt(String alias, String rule) {
		if (!this.browser.shows("#try-alias")) {
			this.browser.click(".rec-try summary");
		}
		this.browser.type("#try-alias", alias);
		this.browser.waitForText("#attempt", rule);
		return this.browser.see("#attempt p").getText();
	}

	/** Moves a rule up by its arrow key, and returns what the page says. */
	public String up(String rule) {
		this.browser.see("[data-grip][aria-label^='Move " + rule + ",']");
		this.browser.evaluate("document.querySelector(\"[data-grip][aria-label^='Move " + rule + ",']\").focus()");
		return press(Keys.ARROW_UP);
	}

	/** Presses an arrow key where the focus is, and returns what the page says then. */
	public String press(Keys key) {
		this.browser.evaluate("window.before = true");
		this.browser.press(key);
		this.browser.waitUntil("!window.before && document.readyState === 'complete'");
		return this.browser.see(".u-flash").getText();
	}

	/** Returns what a screen reader says of what has the focus. */
	public String focused() {
		return String.valueOf(this.browser.evaluate("document.activeElement.getAttribute('aria-label')"));
	}

}
