package io.usher.web.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.location.SystemLocation;
import io.usher.core.profile.PolicyProfile;

/**
 * What is odd in a configuration.
 *
 * @param revision the configuration's revision
 * @param locations how many locations there are
 * @param withoutProfile the locations without a policy profile
 * @param unused the policy profiles that no location uses and that are not the default
 * one
 * @param unknownSecrets how many records have a secret that is unknown, by kind
 */
record ConfigurationSurvey(long revision, int locations, List<SystemLocation> withoutProfile,
		List<PolicyProfile> unused, Map<RecordKind, Long> unknownSecrets) {

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
				configuration.all()
					.filter((record) -> record.document().hasUnknownSecret())
					.collect(Collectors.groupingBy((record) -> record.id().kind(), TreeMap::new,
							Collectors.counting())));
	}

}
