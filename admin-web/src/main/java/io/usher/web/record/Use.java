package io.usher.web.record;

import io.usher.core.record.ConfigurationRecord;

/**
 * A record that refers to another.
 *
 * @param kind what kind it is, in words
 * @param name its name
 * @param path the path of its form, empty when it has none here
 */
record Use(String kind, String name, String path) {

	static Use of(ConfigurationRecord record) {
		return new Use(record.id().kind().title(), record.name(),
				RecordPage.of(record.id().kind()).map((page) -> page.path(record.id().number())).orElse(""));
	}

}
