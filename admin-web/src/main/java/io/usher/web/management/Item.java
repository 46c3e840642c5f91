package io.usher.web.management;

import java.util.Optional;
import java.util.stream.Stream;

import io.usher.core.conference.Conference;
import io.usher.core.configuration.Configuration;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;

/**
 * One object of a resource.
 *
 * @param resource the resource
 * @param number its number
 * @param document what was set of it
 * @param record the record in which it is stored, itself or an alias' conference
 */
record Item(ManagementResource resource, long number, Document document, ConfigurationRecord record) {

	static Item of(ConfigurationRecord record) {
		return new Item(ManagementResource.of(record.id().kind()), record.id().number(), record.document(), record);
	}

	/** Finds the object with a number. */
	static Optional<Item> find(Configuration configuration, ManagementResource resource, long number) {
		if (resource.isAlias()) {
			return Optional.ofNullable(configuration.conferenceOfAlias(number))
				.flatMap((conference) -> aliases(conference).filter((alias) -> alias.number() == number).findFirst());
		}
		if (resource.isSingleton()) {
			return (number == GlobalSettings.ID.number()) ? Optional.of(of(configuration.settings()))
					: Optional.empty();
		}
		return Optional.ofNullable(configuration.record(resource.kind(), number)).map(Item::of);
	}

	/** Returns all objects of a resource, in the order of their numbers. */
	static Stream<Item> all(Configuration configuration, ManagementResource resource) {
		if (resource.isAlias()) {
			return configuration.aliasNumbers().flatMap((number) -> find(configuration, resource, number).stream());
		}
		if (resource.isSingleton()) {
			return Stream.of(of(configuration.settings()));
		}
		return configuration.all(resource.kind())
			.map((record) -> new Item(resource, record.id().number(), record.document(), record));
	}

	/** Returns some of all objects, those before them unread. */
	static Stream<Item> some(Configuration configuration, ManagementResource resource, int offset, int limit) {
		if (resource.isAlias()) {
			return configuration.aliasNumbers()
				.skip(offset)
				.limit(limit)
				.flatMap((number) -> find(configuration, resource, number).stream());
		}
		return all(configuration, resource).skip(offset).limit(limit);
	}

	/** Returns how many objects a resource has. */
	static int count(Configuration configuration, ManagementResource resource) {
		if (resource.isAlias()) {
			return configuration.aliasCount();
		}
		return resource.isSingleton() ? 1 : configuration.count(resource.kind());
	}

	/** Returns the aliases of a conference, in the order of display. */
	static Stream<Item> aliases(Conference conference) {
		return conference.aliases()
			.stream()
			.map((alias) -> new Item(ManagementResource.ALIAS, alias.number(), alias.document(), conference));
	}

	String uri() {
		return this.resource.uri(this.number);
	}

}
