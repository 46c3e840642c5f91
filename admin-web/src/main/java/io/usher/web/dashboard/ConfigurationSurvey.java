package io.usher.web.dashboard;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.location.SystemLocation;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.record.Document;
import io.usher.core.record.Secret;

/**
 * What is odd in a configuration.
 *
 * @param revision the configuration's revision
 * @param locations how many locations there are
 * @param withoutProfile the locations without a policy profile
 * @param unused the policy profiles that no location uses and that are not the default
 * one
 * @param unknownSecrets how many records have a secret that is unknown
 */
record ConfigurationSurvey(long revision, int locations, List<SystemLocation> withoutProfile,
		List<PolicyProfile> unused, long unknownSecrets) {

	static ConfigurationSurvey of(Configuration configuration) {
		List<SystemLocation> locations = configuration.all(RecordKind.SYSTEM_LOCATION)
			.map(SystemLocation.class::cast)
			.toList();
		Set<Long> used = locations.stream()
			.map((location) -> location.document().number(LocationFields.POLICY_SERVER))
			.flatMap(Stream::ofNullable)
			.collect(Collectors.toCollection(TreeSet::new));
		PolicyProfile byDefault = configuration.defaultProfile();
		if (byDefault != null) {
			used.add(byDefault.id().number());
		}
		return new ConfigurationSurvey(configuration.revision(), locations.size(),
				locations.stream().filter((location) -> configuration.profileOf(location) == null).toList(),
				configuration.all(RecordKind.POLICY_PROFILE)
					.filter((profile) -> !used.contains(profile.id().number()))
					.map(PolicyProfile.class::cast)
					.toList(),
				configuration.all().filter((record) -> hasUnknown(record.document())).count());
	}

	private static boolean hasUnknown(Object value) {
		if (value instanceof Document document) {
			return document.values().values().stream().anyMatch(ConfigurationSurvey::hasUnknown);
		}
		return value instanceof Collection<?> list
				? list.stream().anyMatch((element) -> element instanceof Document && hasUnknown(element))
				: value instanceof Secret.Unknown;
	}

}
