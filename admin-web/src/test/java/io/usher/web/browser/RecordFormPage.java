package io.usher.web.browser;

import io.usher.core.catalogue.Field;

/**
 * The form of a record.
 */
public final class RecordFormPage {

	private final Browser browser;

	/** Waits until the form is shown. */
	public RecordFormPage(Browser browser) {
		this.browser = browser;
		browser.see("#record-form");
	}

	/** Enters a field's value. */
	public RecordFormPage enter(Field field, String text) {
		this.browser.type(input(field), text);
		return this;
	}

	/** Chooses a field's value by its words. */
	public RecordFormPage choose(Field field, String words) {
		this.browser.choose(input(field), words);
		return this;
	}

	/** Adds a row to a field that has rows, and enters a value. */
	public RecordFormPage add(Field rows, Field field, String text) {
		this.browser.click("#rows-" + rows.name() + " [data-rows-add]");
		this.browser.type("#rows-" + rows.name() + " [data-row]:last-child input[name$='." + field.name() + "']", text);
		return this;
	}

	/** Returns what is entered in the last row of a field that has rows. */
	public String added(Field rows, Field field) {
		return this.browser.see("#rows-" + rows.name() + " [data-row]:last-child input[name$='." + field.name() + "']")
			.getDomProperty("value");
	}

	/** Waits until a field is there. */
	public RecordFormPage having(Field field) {
		this.browser.see(input(field));
		return this;
	}

	/** Tells whether a field is there. */
	public boolean has(Field field) {
		return this.browser.shows(input(field));
	}

	/** Returns what is entered. */
	public String value(Field field) {
		return this.browser.see(input(field)).getDomProperty("value");
	}

	/** Saves, and returns what the next page says. */
	public String save() {
		this.browser.click(".u-save .btn-primary");
		return this.browser.see(".u-flash").getText();
	}

	/** Saves without leaving the form, and returns what it says. */
	public String saveAndStay() {
		this.browser.click(".u-save [name=stay]");
		return this.browser.see(".u-flash").getText();
	}

	/** Sends the form, whatever comes of it. */
	public void send() {
		this.browser.click(".u-save .btn-primary");
	}

	/** Tells whether leaving would ask first. */
	public boolean guards() {
		return Boolean.TRUE
			.equals(this.browser.evaluate("!window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"));
	}

	/** Tells whether one may save. */
	public boolean maySave() {
		return this.browser.shows(".u-save");
	}

	/** Returns what the page says of what it has kept. */
	public String restored() {
		return this.browser.see("#restored").getText();
	}

	/** Spoils the form's token, as a new login in another window does. */
	public RecordFormPage spoilToken() {
		this.browser.evaluate("document.querySelector('#record-form [name=_csrf]').value = 'spoilt'");
		return this;
	}

	private static String input(Field field) {
		return "#f-" + field.name();
	}

}
