package io.usher.web.management;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Records;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages of many conferences.
 */
class ManagementPagingTests {

	private static final int CONFERENCES = 100_000;

	private final Presentation presentation = new Presentation(conferences(), true);

	private static Configuration conferences() {
		List<ConfigurationRecord> records = new ArrayList<>();
		for (long number = 1; number <= CONFERENCES; number++) {
			Document alias = Document.empty()
				.with(ConferenceFields.ID, CONFERENCES + number)
				.with(ConferenceFields.ALIAS, "room" + number + "@example.com");
			records.add(Records.read(new RecordId(RecordKind.CONFERENCE, number), 1,
					Document.empty()
						.with(CommonFields.NAME, "Room " + number)
						.with(ConferenceFields.ALIASES, List.of(alias))));
		}
		return Configuration.of(1, records);
	}

	@Test
	void pagesManyConferencesWithinTheTimeThatPagesMayTake() {
		assertPage("conference", Map.of("limit", "100", "offset", "99900"), CONFERENCES, 100);
		assertPage("conference", Map.of("name__icontains", "room 9999", "limit", "20"), 11, 11);
		assertPage("conference", Map.of("name", "Room 77"), 1, 1);
		assertPage("conference", Map.of("aliases__alias__icontains", "ROOM9999"), 11, 11);
		assertPage("conference", Map.of("order_by", "-name", "limit", "20"), CONFERENCES, 20);
		assertPage("conference_alias", Map.of("limit", "100", "offset", "99900"), CONFERENCES, 100);
		assertPage("conference_alias", Map.of("alias", "room5@example.com"), 1, 1);
	}

	/** A page takes a hundredth of this bound once the machine is warm. */
	private void assertPage(String resource, Map<String, String> parameters, int total, int shown) {
		LinkedMultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		parameters.forEach(query::add);
		ManagementResource found = ManagementResource.named(resource).orElseThrow();
		new ListQuery(found, query, true).page(this.presentation);
		long start = System.nanoTime();
		Map<String, Object> page = new ListQuery(found, query, true).page(this.presentation);
		Duration taken = Duration.ofNanos(System.nanoTime() - start);
		assertThat(((Map<?, ?>) page.get("meta")).get("total_count")).isEqualTo(total);
		assertThat((List<?>) page.get("objects")).hasSize(shown);
		assertThat(taken).as("%s %s", resource, parameters).isLessThan(Duration.ofSeconds(2));
	}

}
