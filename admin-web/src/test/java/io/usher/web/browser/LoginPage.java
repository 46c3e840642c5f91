package io.usher.web.browser;

/**
 * The page to log in.
 */
public final class LoginPage {

	private final Browser browser;

	public LoginPage(Browser browser) {
		this.browser = browser;
	}

	/** Logs in with a password that is wrong and returns what the page says. */
	public String refuse(String name, String password) {
		this.browser.go("/login");
		send(name, password);
		return this.browser.see("#login-notice").getText();
	}

	/** Logs in. */
	public SimulatorPage logIn(String name, String password) {
		this.browser.go("/simulator");
		send(name, password);
		SimulatorPage simulator = new SimulatorPage(this.browser);
		simulator.waitUntilShown();
		return simulator;
	}

	/**
	 * Logs in on the page that is shown because a session has ended, and returns its
	 * words.
	 */
	public String logInAgain(String name, String password) {
		String notice = this.browser.see("#login-notice").getText();
		send(name, password);
		this.browser.see(".u-nav");
		return notice;
	}

	private void send(String name, String password) {
		this.browser.type("#username", name);
		this.browser.type("#password", password);
		this.browser.click("form button[type=submit]");
	}

}
