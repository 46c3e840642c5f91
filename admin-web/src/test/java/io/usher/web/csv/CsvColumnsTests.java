package io.usher.web.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvColumnsTests {

	@ParameterizedTest
	@EnumSource(value = CsvSheet.class, names = "ALIASES", mode = EnumSource.Mode.EXCLUDE)
	void haveEachFieldOfTheRecord(CsvSheet sheet) {
		Set<Field> fields = new TreeSet<>((a, b) -> a.name().compareTo(b.name()));
		fields.addAll(FieldCatalogue.of(Table.of(sheet.kind()), InfinityVersion.V35).values());
		Set<Field> elsewhere = Set.of(ConferenceFields.ALIASES, ConferenceFields.AUTOMATIC_PARTICIPANTS,
				PersonFields.PICTURE);
		fields.removeIf(elsewhere::contains);
		CsvColumns.of(sheet)
			.everyOne()
			.stream()
			.filter((column) -> column.table() == Table.of(sheet.kind()))
			.forEach((column) -> fields.remove(column.field()));
		assertThat(fields).isEmpty();
	}

	@Test
	void takeTheNamesOfInfinitysFiles() {
		CsvColumns conferences = CsvColumns.of(CsvSheet.CONFERENCES);
		for (String name : ("name,description,pin,allow_guests,guest_pin,alias_alias,alias_description,tag,"
				+ "max_callrate_in,max_callrate_out,call_type,host_view,enable_overlay_text,ivr_theme_name,"
				+ "participant_limit,primary_owner_email_address,guest_view,gms_access_token_name,alias,service_tag")
			.split(",")) {
			assertThat(conferences.named(name)).as(name).isPresent();
		}
		assertThat(CsvColumns.of(CsvSheet.AUTOMATIC_PARTICIPANTS).named("conference_name")).get()
			.extracting(CsvColumn::field)
			.isEqualTo(AdpFields.CONFERENCE);
	}

	@ParameterizedTest
	@EnumSource(CsvSheet.class)
	void areThoseOfTheDocumentation(CsvSheet sheet) throws IOException {
		assertThat(Files.readString(Path.of("../docs/import-export.md"))).contains("- **" + sheet.path() + "**: "
				+ CsvColumns.of(sheet)
					.names()
					.stream()
					.map((name) -> "`" + name + "`")
					.collect(Collectors.joining(", "))
				+ "\n");
	}

}
