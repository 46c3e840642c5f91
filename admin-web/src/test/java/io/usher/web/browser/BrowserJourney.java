package io.usher.web.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A story in a browser of its own, against the program that the test has started.
 */
public abstract class BrowserJourney {

	/** Where the program listens. */
	@LocalServerPort
	protected int port;

	/** The browser, closed at the end of the story. */
	protected Browser browser;

	@BeforeEach
	void openBrowser() {
		this.browser = Browser.open("http://localhost:" + this.port);
	}

	@AfterEach
	void closeBrowser() {
		if (this.browser != null) {
			this.browser.close();
		}
	}

}
