package io.usher.web.browser;

import java.nio.file.Path;

/**
 * Imports: where they begin, and what each would do.
 */
public final class ImportPage {

	private final Browser browser;

	/** Goes to where imports begin. */
	public ImportPage(Browser browser) {
		this.browser = browser;
		browser.follow("Import and export");
		browser.see("#csv-file");
	}

	/** Uploads a sheet, and waits until it is planned. */
	public ImportPage upload(String sheet, Path file) {
		this.browser.choose("#csv-sheet", sheet);
		this.browser.attach("#csv-file", file);
		this.browser.click("form[action$='/csv'] [type=submit]");
		this.browser.see("#plan");
		return this;
	}

	/** Returns the path of the import. */
	public String path() {
		return this.browser.path().replaceAll("[?].*", "");
	}

	/** Uploads a configuration document. */
	public ImportPage upload(Path document, String passphrase) {
		this.browser.attach("#document-file", document);
		this.browser.type("#document-passphrase", passphrase);
		this.browser.click("form[action$='/document'] [type=submit]");
		this.browser.waitUntil("location.pathname.startsWith('/transfer/imports/')");
		return this;
	}

	/** Returns why nothing could be read, once that is known. */
	public String failure() {
		return this.browser.see("#job .u-empty").getText();
	}

	/** Enters another passphrase, and waits until the document is planned. */
	public ImportPage unlock(String passphrase) {
		this.browser.type("#passphrase", passphrase);
		this.browser.click(".tra-again [type=submit]");
		this.browser.see("#plan");
		return this;
	}

	/** Returns what prevents the import. */
	public String refusal() {
		return this.browser.see("#faulty").getText();
	}

	/** Returns a row of the plan. */
	public String row(int number) {
		return this.browser.see("#plan tbody tr:nth-child(" + number + ")").getText();
	}

	/** Shows the rows with an outcome alone, and returns their figure. */
	public String show(String outcome) {
		this.browser.click("#show-" + outcome);
		this.browser.see("#show-" + outcome + "[aria-current]");
		return this.browser.see("#show-" + outcome + " strong").getText();
	}

	/** Returns the report as a file. */
	public String report() {
		return String.valueOf(this.browser.ask("fetch(document.querySelector('a[href$=\"/report.csv\"]').href)"
				+ ".then((answer) => answer.text()).then(arguments[arguments.length - 1])"));
	}

	/** Tells whether one may import what is planned. */
	public boolean offersToImport() {
		return this.browser.shows("#why");
	}

	/** Returns what the button promises. */
	public String offer() {
		return this.browser.see("#apply .btn-primary").getText();
	}

	/** Imports, and returns what the page says when it is done. */
	public String importBecause(String reason) {
		this.browser.type("#why", reason);
		this.browser.click("#apply .btn-primary");
		return this.browser.see("#done").getText();
	}

	/** Gives it up, and returns what the next page says. */
	public String discard() {
		this.browser.click("#apply .btn-quiet");
		return this.browser.see(".u-flash").getText();
	}

}
