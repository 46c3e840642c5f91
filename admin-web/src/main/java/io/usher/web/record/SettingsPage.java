package io.usher.web.record;

import java.util.List;

import io.usher.core.catalogue.RecordKind;

/**
 * The page of the settings of the deployment, of which there is one record.
 */
final class SettingsPage {

	/** Where it is. */
	static final String PATH = "/settings";

	/** The page. */
	static final RecordPage PAGE = new RecordPage(RecordKind.GLOBAL, "settings", "Settings", "settings", "gear",
			"What holds for the whole deployment.", List.of(), List.of());

	private SettingsPage() {
	}

}
