package io.usher.web.management;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.conference.Conference;
import io.usher.core.conference.ConferenceAlias;
import io.usher.core.configuration.Configuration;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import org.jspecify.annotations.Nullable;

/**
 * One object of a resource.
 *
 * @param resource the resource
 * @param record the record in which it is stored, itself or an alias' conference
 * @param alias the alias, null when it is none
 */
record Item(ManagementResource resource, ConfigurationRecord record, @Nullable ConferenceAlias alias) {

	static Item of(ConfigurationRecord record) {
		return of(ManagementResource.of(record.id().kind()), record);
	}

	/** Finds the object with a number. */
	static Optional<Item> find(Configuration configuration, ManagementResource resource, long number) {
		if (resource.isAlias()) {
			return Optional.ofNullable(configuration.conferenceOfAlias(number))
				.flatMap((conference) -> aliases(conference).stream()
					.filter((alias) -> alias.number() == number)
					.findFirst());
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
			return configuration.all(RecordKind.CONFERENCE)
				.<Item>mapMulti((conference, items) -> aliases((Conference) conference).forEach(items))
				.sorted(Comparator.comparingLong(Item::number));
		}
		if (resource.isSingleton()) {
			return Stream.of(of(configuration.settings()));
		}
		return configuration.all(resource.kind()).map((record) -> of(resource, record));
	}

	private static Item of(ManagementResource resource, ConfigurationRecord record) {
		return new Item(resource, record, null);
	}

	/** Returns some of all objects, those before them unread. */
	static Stream<Item> some(Configuration configuration, ManagementResource resource, int offset, int limit) {
		if (resource.isAlias()) {
			return configuration.aliasNumbers()
				.skip(offset)
				.limit(limit)
				.flatMap((number) -> find(configuration, resource, number).stream());
		}
		if (resource.isSingleton()) {
			return all(configuration, resource).skip(offset).limit(limit);
		}
		return configuration.all(resource.kind()).skip(offset).limit(limit).map((record) -> of(resource, record));
	}

	/** Returns how many objects a resource has. */
	static int count(Configuration configuration, ManagementResource resource) {
		if (resource.isAlias()) {
			return configuration.aliasCount();
		}
		return resource.isSingleton() ? 1 : configuration.count(resource.kind());
	}

	/** Returns the aliases of a conference, in the order of display. */
	static List<Item> aliases(Conference conference) {
		List<Item> items = new ArrayList<>(conference.aliases().size());
		for (ConferenceAlias alias : conference.aliases()) {
			items.add(new Item(ManagementResource.ALIAS, conference, alias));
		}
		return items;
	}

	/** Returns its number. */
	long number() {
		return (this.alias != null) ? this.alias.number() : this.record.id().number();
	}

	/** Returns what was set of it. */
	Document document() {
		return (this.alias != null) ? this.alias.document() : this.record.document();
	}

	String uri() {
		return this.resource.uri(number());
	}

}
