package io.usher.core.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The catalogue against the guide's tables, as data, and against itself.
 */
class FieldCatalogueTests {

	private static final JsonNode GUIDE = json("guide-v34-fields.json");

	static Stream<Table> guideTables() {
		return Stream.concat(Table.services().stream(),
				Stream.of(Table.BREAKOUT, Table.ADP, Table.PARTICIPANT, Table.MEDIA_LOCATION));
	}

	@ParameterizedTest
	@MethodSource("guideTables")
	void hasExactlyTheGuidesFieldsInVersion34(Table table) {
		Set<String> expected = new TreeSet<>(ofGuide(table).propertyNames());
		if (table == Table.ADP) {
			// The guide's second printing of this table, for local policy, has it too.
			expected.add("description");
		}
		assertThat(new TreeSet<>(FieldCatalogue.of(table, InfinityVersion.V34).keySet())).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("guideTables")
	void agreesWithTheGuideOnEveryField(Table table) {
		ofGuide(table).properties().forEach((entry) -> {
			Field field = FieldCatalogue.find(table, InfinityVersion.V34, entry.getKey()).orElseThrow();
			Use use = field.in(table);
			String where = table + "." + entry.getKey();
			JsonNode guide = entry.getValue();
			assertThat(use.mandatory()).as(where).isEqualTo(guide.get("required").asBoolean());
			assertThat(use.nullable()).as(where).isEqualTo(guide.get("nullable").asBoolean());
			assertThat(choices(field, use)).as(where).isEqualTo(texts(guide.get("choices")));
			assertThat(use.defaultValue()).as(where).isEqualTo(value(guide.get("default")));
			assertThat(guideType(field)).as(where).isEqualTo(guide.get("type").asString());
			if (!guide.get("range").isNull()) {
				FieldKind.WholeNumber number = (FieldKind.WholeNumber) field.kind();
				assertThat(List.of(number.min(), number.max())).as(where)
					.isEqualTo(List.of(guide.get("range").get(0).asLong(), guide.get("range").get(1).asLong()));
			}
		});
	}

	@Test
	void hasEveryConstantOfEveryClassOfFields() {
		List<Field> declared = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.usher.core.catalogue")
			.stream()
			.flatMap((type) -> type.getFields().stream())
			.filter((member) -> member.getRawType().isEquivalentTo(Field.class)
					&& member.getModifiers().contains(JavaModifier.STATIC))
			.map((member) -> constant(member.reflect()))
			.toList();
		assertThat(declared).hasSizeGreaterThan(190).containsExactlyInAnyOrderElementsOf(FieldCatalogue.all());
	}

	@Test
	void saysOfEveryFieldWhatItIsAndDoes() {
		assertThat(FieldCatalogue.all()).allSatisfy((field) -> {
			assertThat(field.label()).isNotBlank().isNotEqualTo(field.name());
			assertThat(Character.isUpperCase(field.label().charAt(0))).as(field.label()).isTrue();
			assertThat(field.help()).as(field.name()).hasSizeGreaterThan(15).endsWith(".");
			assertThat(field.uses()).as(field.name()).isNotEmpty();
		});
	}

	@Test
	void saysOfEveryOptionWhatItMeans() {
		assertThat(FieldCatalogue.all()).allSatisfy((field) -> {
			if (field.kind() instanceof FieldKind.Choice choice) {
				assertThat(choice.options()).allSatisfy((option) -> assertThat(option.label()).isNotBlank()
					.doesNotContain("_")
					.matches((label) -> !Character.isLowerCase(label.charAt(0))));
				assertThat(choice.options()).extracting(Option::value).doesNotHaveDuplicates();
			}
		});
	}

	@Test
	void narrowsOnlyToOptionsThatExist() {
		assertThat(FieldCatalogue.all()).allSatisfy((field) -> field.uses().forEach((table, use) -> {
			if (use.choices() != null) {
				assertThat(((FieldKind.Choice) field.kind()).options()).extracting(Option::value)
					.as(table + "." + field)
					.containsAll(use.choices());
			}
		}));
	}

	@Test
	void hasDefaultsThatPassTheirOwnCheck() {
		for (Field field : FieldCatalogue.all()) {
			field.uses().forEach((table, use) -> {
				if (use.defaultValue() != null) {
					TableCheck check = table.isRecord() ? TableCheck.ofRecords(4) : TableCheck
						.ofAnswers(field.isIn(InfinityVersion.V34) ? InfinityVersion.V34 : InfinityVersion.V35);
					assertThat(ValueCheck.judge(check, field, use, use.defaultValue())).as(table + "." + field)
						.isEmpty();
				}
			});
		}
	}

	@Test
	void neverHasTwoFieldsOfOneNameInOneTableAndVersion() {
		for (Table table : Table.values()) {
			for (InfinityVersion version : InfinityVersion.values()) {
				List<String> names = FieldCatalogue.all()
					.stream()
					.filter((field) -> field.in(table) != null && (table.isRecord() || field.isIn(version)))
					.map(Field::name)
					.toList();
				assertThat(names).as(table + " " + version).doesNotHaveDuplicates();
			}
		}
	}

	@Test
	void hasTheLaterFieldsFromVersion35On() {
		assertThat(later(Table.CONFERENCE)).containsExactlyInAnyOrder("denoise_enabled", "softmute_enabled",
				"live_captions_enabled", "live_captions_language", "source_language", "pinning_config");
		assertThat(later(Table.LECTURE)).containsExactlyInAnyOrderElementsOf(later(Table.CONFERENCE));
		assertThat(later(Table.GATEWAY)).containsExactlyInAnyOrder("dtmf_sequence", "live_captions_enabled",
				"live_captions_language", "source_language", "transcoding_enabled");
		assertThat(later(Table.PARTICIPANT)).containsExactlyInAnyOrder("call_tag", "can_receive_personal_mix",
				"display_count", "disable_overlay_text", "layout_group", "prefers_multiscreen_mix",
				"rx_presentation_policy", "spotlight", "send_to_audio_mixes", "receive_from_audio_mix",
				"wants_presentation_in_mix");
		assertThat(
				Expectation.options((FieldKind.Choice) ServiceFields.VIEW.kind(), Use.optional(), InfinityVersion.V35))
			.extracting(Option::value)
			.contains("one_main_one_pip", "teams_focus");
	}

	@Test
	void turnsGuestsCanSeeGuestsFromAFlagIntoAChoice() {
		assertThat(FieldCatalogue.of(Table.LECTURE, InfinityVersion.V34).get("guests_can_see_guests"))
			.isSameAs(ServiceFields.GUESTS_CAN_SEE_GUESTS_V34);
		assertThat(FieldCatalogue.of(Table.LECTURE, InfinityVersion.V35).get("guests_can_see_guests"))
			.isSameAs(ServiceFields.GUESTS_CAN_SEE_GUESTS);
	}

	@Test
	void hasTheSameRecordFieldsInEveryVersion() {
		for (Table table : Table.values()) {
			if (table.isRecord()) {
				assertThat(FieldCatalogue.of(table, InfinityVersion.V34)).as(table.name())
					.isNotEmpty()
					.isEqualTo(FieldCatalogue.of(table, InfinityVersion.V35));
			}
		}
		assertThat(FieldCatalogue.of(Table.CONFERENCE_RECORD, InfinityVersion.V34))
			.containsEntry("guests_can_see_guests", ServiceFields.GUESTS_CAN_SEE_GUESTS);
	}

	@Test
	void letsPinsAndBandwidthDifferByParticipantAndIdentityProvidersSince35() {
		assertThat(perParticipant(InfinityVersion.V34)).containsExactlyInAnyOrder("pin", "guest_pin", "max_callrate_in",
				"max_callrate_out");
		assertThat(perParticipant(InfinityVersion.V35)).containsExactlyInAnyOrder("pin", "guest_pin", "max_callrate_in",
				"max_callrate_out", "guest_identity_provider_group", "host_identity_provider_group");
	}

	@Test
	void tellsOptionsAndLengthsByTable() {
		assertThat(ServiceFields.CALL_TYPE.options(Table.CONFERENCE, InfinityVersion.V34)).extracting(Option::value)
			.containsExactly("video", "video-only", "audio");
		assertThat(ServiceFields.DIRECT_MEDIA.options(Table.CONFERENCE, InfinityVersion.V34)).hasSize(2);
		assertThat(ServiceFields.DIRECT_MEDIA.options(Table.CONFERENCE_RECORD, InfinityVersion.V34)).hasSize(3);
		assertThat(ServiceFields.PIN.options(Table.CONFERENCE, InfinityVersion.V34)).isEmpty();
		assertThat(CommonFields.NAME.maxLength(Table.GMS_ACCESS_TOKEN_RECORD)).isEqualTo(32);
		assertThat(CommonFields.NAME.maxLength(Table.CONFERENCE)).isEqualTo(250);
		assertThat(CommonFields.NAME.maxLength(Table.ADP)).isZero();
	}

	private static List<String> perParticipant(InfinityVersion version) {
		return FieldCatalogue.all()
			.stream()
			.filter((field) -> field.isPerParticipant(version))
			.map(Field::name)
			.toList();
	}

	private static Field constant(java.lang.reflect.Field member) {
		try {
			return (Field) member.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(member.getName(), ex);
		}
	}

	private static Set<String> later(Table table) {
		Set<String> names = new TreeSet<>(FieldCatalogue.of(table, InfinityVersion.V35).keySet());
		names.removeAll(FieldCatalogue.of(table, InfinityVersion.V34).keySet());
		return names;
	}

	private static JsonNode ofGuide(Table table) {
		if (table.serviceType() != null) {
			return GUIDE.get("service_types").get(table.serviceType());
		}
		return GUIDE.get(table.name().toLowerCase(java.util.Locale.ROOT));
	}

	private static List<String> choices(Field field, Use use) {
		return (field.kind() instanceof FieldKind.Choice choice)
				? Expectation.options(choice, use, InfinityVersion.V34).stream().map(Option::value).toList()
				: List.of();
	}

	private static String guideType(Field field) {
		FieldKind kind = field.kind();
		if (kind instanceof FieldKind.Flag) {
			return "Boolean";
		}
		if (kind instanceof FieldKind.WholeNumber) {
			return "Integer";
		}
		boolean list = kind instanceof FieldKind.Rows || kind instanceof FieldKind.Texts
				|| kind instanceof FieldKind.References;
		// The guide calls on_completion a string, and then describes a JSON object.
		return list ? "List" : "String";
	}

	private static List<String> texts(JsonNode node) {
		return node.isNull() ? List.of() : node.valueStream().map(JsonNode::asString).toList();
	}

	private static Object value(JsonNode node) {
		if (node.isNull()) {
			return null;
		}
		if (node.isBoolean()) {
			return node.asBoolean();
		}
		return node.isNumber() ? node.asLong() : node.asString();
	}

	static JsonNode json(String resource) {
		try (InputStream in = FieldCatalogueTests.class.getResourceAsStream("/" + resource)) {
			return JsonMapper.builder().build().readTree(in);
		}
		catch (IOException ex) {
			throw new IllegalStateException(resource, ex);
		}
	}

}
