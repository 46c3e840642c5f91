package io.usher.web.csv;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.usher.core.administration.Edit;
import io.usher.core.catalogue.AdpFields;
import io.usher.core.catalogue.BreakoutFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.Format;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.transfer.ImportPlan;
import io.usher.core.transfer.NaturalKeys;
import io.usher.core.transfer.PlannedRecord.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class RoundTripTests {

	private static final List<RecordKind> NAMED = List.of(RecordKind.THEME, RecordKind.SYSTEM_LOCATION,
			RecordKind.SIP_PROXY, RecordKind.H323_GATEKEEPER, RecordKind.MSSIP_PROXY, RecordKind.TURN_SERVER,
			RecordKind.STUN_SERVER, RecordKind.TEAMS_CONNECTOR, RecordKind.GMS_ACCESS_TOKEN,
			RecordKind.IDENTITY_PROVIDER_GROUP, RecordKind.MEDIA_PLAYLIST);

	private static final List<String> NASTY = List.of("=1+1", "+441234567", "-x", "@home", "'quoted'", "''", "'=2",
			"plain", "comma, \"quotes\"", "semi;colon", "tab\there", " leading", "trailing ", "\"", "[1]", "[",
			"{\"a\": 1}", "(unknown)", "(none)", "Zoë 你好 \ud83d\ude00", "00123", "true", "null", "1e5", "\u00a0=x",
			"x".repeat(45), "encrypted:abc", "••••••", "sep=;");

	private static final List<String> PINS = List.of("0000", "0012", "123456#", "00000000000000000000");

	private final Random random = new Random(17);

	private final Deployment deployment = new Deployment();

	@ParameterizedTest
	@EnumSource(CsvSheet.class)
	void changesNothingWhenAnExportIsImported(CsvSheet sheet) {
		fill();
		ImportPlan plan = this.deployment.plan(sheet, this.deployment.exported(sheet));
		assertThat(Deployment.faults(plan)).filteredOn((fault) -> fault.startsWith("ERROR")).isEmpty();
		assertThat(plan.counts()).containsOnlyKeys(Outcome.UNCHANGED);
		assertThat(plan.records()).hasSizeGreaterThan(10);
		ImportPlan withoutSecrets = this.deployment.plan(sheet, this.deployment.exported(sheet, false));
		assertThat(withoutSecrets.counts()).containsOnlyKeys(Outcome.UNCHANGED);
	}

	@Test
	void bringsTheSameRecordsIntoAnEmptyDeployment() {
		fill();
		Deployment other = new Deployment(Deployment.KEY, Duration.ofDays(1));
		NAMED.forEach((kind) -> this.deployment.configuration()
			.all(kind)
			.forEach((record) -> other.administration().create(kind, record.document(), Actor.system(), null)));
		for (CsvSheet sheet : List.of(CsvSheet.CONFERENCES, CsvSheet.AUTOMATIC_PARTICIPANTS,
				CsvSheet.CALL_ROUTING_RULES, CsvSheet.DEVICES, CsvSheet.PEOPLE)) {
			ImportPlan plan = other.imported(sheet, this.deployment.exported(sheet));
			assertThat(plan.counts().keySet()).isSubsetOf(Outcome.ADDED, Outcome.CHANGED);
		}
		for (CsvSheet sheet : CsvSheet.values()) {
			assertThat(other.told(sheet.kind())).as(sheet.title()).isEqualTo(this.deployment.told(sheet.kind()));
		}
	}

	/** Sets every field of records of every kind, to nasty values where it takes them. */
	private void fill() {
		NAMED.forEach((kind) -> NASTY.forEach((text) -> this.deployment.administration()
			.create(kind, named(Table.of(kind), oneLine(text)), Actor.system(), null)));
		List<Edit> edits = new ArrayList<>();
		for (RecordKind kind : List.of(RecordKind.AUTOMATIC_PARTICIPANT, RecordKind.CALL_ROUTING_RULE,
				RecordKind.DEVICE, RecordKind.PERSON)) {
			numbers(kind).forEach((id) -> edits.add(new Edit.Create(id, document(kind, edits.size()))));
		}
		List<Long> participants = edits.stream()
			.map(Edit::id)
			.filter((id) -> id.kind() == RecordKind.AUTOMATIC_PARTICIPANT)
			.map(RecordId::number)
			.toList();
		numbers(RecordKind.CONFERENCE).forEach((id) -> edits.add(new Edit.Create(id,
				document(RecordKind.CONFERENCE, edits.size()).with(ConferenceFields.AUTOMATIC_PARTICIPANTS,
						participants.stream().filter((number) -> this.random.nextInt(4) == 0).toList()))));
		this.deployment.administration().save(edits, Actor.system(), null);
	}

	private static Document named(Table table, String name) {
		Map<String, Object> values = new HashMap<>();
		for (Field field : FieldCatalogue.of(table, InfinityVersion.V35).values()) {
			if (field.in(table).mandatory()) {
				values.put(field.name(), (field.kind() instanceof FieldKind.Text) ? "host.example.com" : 1L);
			}
		}
		values.put(CommonFields.NAME.name(), (name.length() > 30) ? "long" : name);
		return Document.of(values);
	}

	private List<RecordId> numbers(RecordKind kind) {
		return this.deployment.administration().reserve(kind, NASTY.size());
	}

	private Document document(RecordKind kind, int seed) {
		Map<String, Object> values = new HashMap<>();
		Table table = Table.of(kind);
		for (Field field : FieldCatalogue.of(table, InfinityVersion.V35).values()) {
			boolean set = field == NaturalKeys.of(kind) || field.in(table).mandatory() || this.random.nextInt(3) > 0;
			Object value = set ? value(table, field, seed) : null;
			if (value != null) {
				values.put(field.name(), value);
			}
		}
		return Document.of(values);
	}

	private Object value(Table table, Field field, int seed) {
		FieldKind kind = field.kind();
		if (field == NaturalKeys.of(RecordKind.CONFERENCE) || field == NaturalKeys.of(RecordKind.DEVICE)
				|| field == AdpFields.REMOTE_ALIAS) {
			return oneLine(nasty(seed)) + ((field == AdpFields.REMOTE_ALIAS) ? "" : " " + seed);
		}
		if (field == PersonFields.PRIMARY_EMAIL_ADDRESS) {
			return "=person+" + seed + "@example.com";
		}
		if (field == CommonFields.DESCRIPTION) {
			return nasty(seed) + "\r\nsecond " + "y".repeat(100) + "\n\n" + nasty(seed + 3);
		}
		if (kind instanceof FieldKind.Text text) {
			return text(table, field, text, seed);
		}
		if (kind instanceof FieldKind.WholeNumber number) {
			return number.min() + this.random.nextInt((int) Math.min(1000, number.max() - number.min()) + 1);
		}
		if (kind instanceof FieldKind.Flag) {
			return this.random.nextBoolean();
		}
		if (kind instanceof FieldKind.Choice) {
			List<String> options = field.options(table, InfinityVersion.V35).stream().map((o) -> o.value()).toList();
			return options.get(this.random.nextInt(options.size()));
		}
		if (kind instanceof FieldKind.Reference reference) {
			return this.deployment.configuration()
				.all(reference.target())
				.skip(this.random.nextInt(NASTY.size() - 5))
				.findFirst()
				.orElseThrow()
				.id()
				.number();
		}
		if (kind instanceof FieldKind.Texts) {
			return List.of(List.of(oneLine(nasty(seed))), List.of("a", oneLine(nasty(seed))), List.of("[b]"))
				.get(this.random.nextInt(3));
		}
		return other(field, seed);
	}

	private Object text(Table table, Field field, FieldKind.Text text, int seed) {
		if (field.isSecret()) {
			String plain = (text.format() == Format.PIN) ? PINS.get(seed % PINS.size())
					: nasty(seed).replace('\t', '_');
			return (this.random.nextInt(4) == 0) ? Secret.unknown() : Secret.of(plain);
		}
		return switch (text.format()) {
			case PLAIN -> {
				String nasty = nasty(seed + this.random.nextInt(NASTY.size())).replace('\t', '_');
				yield nasty.substring(0, Math.min(nasty.length(), field.maxLength(table)));
			}
			case EMAIL -> "+" + seed + "@example.com";
			case URL -> "https://example.com/?a=1,2;\"" + seed + "\"";
			case REGEX -> "=(\\d+),\"x\"|" + seed;
			case UUID -> "00000000-0000-0000-0000-00000000000" + seed % 10;
			default -> null;
		};
	}

	private static Object other(Field field, int seed) {
		if (field == ConferenceFields.ALIASES) {
			List<Document> aliases = new ArrayList<>();
			for (int i = 0; i < seed % 4; i++) {
				aliases.add(Deployment.row(ConferenceFields.ALIAS, "+44" + seed + "/" + i + oneLine(nasty(seed)),
						CommonFields.DESCRIPTION, "=alias\n\"" + nasty(seed + i), ConferenceFields.VIEW_ORDER,
						(long) i));
			}
			return aliases.isEmpty() ? null : aliases;
		}
		if (field == ConferenceFields.BREAKOUTS) {
			return List.of(Deployment.row(BreakoutFields.BREAKOUT_UUID, "00000000-0000-0000-0000-000000000001",
					BreakoutFields.BREAKOUT_NAME, oneLine(nasty(seed)), BreakoutFields.END_TIME, 17L,
					BreakoutFields.BREAKOUT_GUESTS_ALLOWED_TO_LEAVE, true));
		}
		return (field.kind() instanceof FieldKind.JsonObject) ? Document.of(Map.of("disconnect", true)) : null;
	}

	private static String oneLine(String text) {
		return text.strip().replace('\t', '_');
	}

	private static String nasty(int seed) {
		return NASTY.get(seed % NASTY.size());
	}

}
