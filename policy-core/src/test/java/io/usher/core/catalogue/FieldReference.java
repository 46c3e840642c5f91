package io.usher.core.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The reference page of all answers and requests, in Markdown, made from the catalogue.
 */
final class FieldReference {

	private static final InfinityVersion LATEST = InfinityVersion.V35;

	private static final String HEAD = """
			# Fields

			What Usher answers to Infinity, and what Infinity sends along with its questions. This page is made
			from the field catalogue (`io.usher.core.catalogue`); do not edit it. To make it anew:

			    mvn -pl policy-core test -Dtest=FieldReferenceTests -Dusher.update=true

			Fields marked **35+** belong to Infinity 35 and later; one marked **to 34** has changed since. Usher
			goes by the `version_id` of each request, and by the global setting where a request has none. Every
			text may have up to 250 characters unless the table says otherwise. A field that is not listed is
			kept, with a warning.

			""";

	private final StringBuilder page = new StringBuilder(HEAD);

	private FieldReference() {
	}

	/** Returns the page. */
	static String page() {
		FieldReference reference = new FieldReference();
		reference.contents();
		reference.services();
		reference.others();
		reference.layouts();
		reference.requests();
		return reference.page.toString();
	}

	private static List<Table> tables() {
		List<Table> tables = new ArrayList<>(Table.services());
		tables.addAll(List.of(Table.BREAKOUT, Table.ADP, Table.PARTICIPANT, Table.AUDIO_MIX, Table.MEDIA_LOCATION,
				Table.REGISTRATION, Table.DIRECTORY_ENTRY, Table.DIRECTORY));
		return tables;
	}

	private void contents() {
		tables().forEach((table) -> line("- [" + table.title() + "](#" + anchor(table.title()) + ")"));
		line("- [Layouts](#layouts)");
		line("- [Request parameters](#request-parameters)");
		line("");
	}

	private void services() {
		for (Table table : Table.services()) {
			line("## " + table.title());
			line("");
			line("Service configuration with `service_type` `" + table.serviceType() + "`.");
			line("");
			rows(table);
		}
		line("Answers for one service must not differ from participant to participant, except in "
				+ perParticipant(InfinityVersion.V34) + ", and from version 35 on in "
				+ perParticipant(LATEST).replace(perParticipant(InfinityVersion.V34) + ", ", "") + ".");
		line("");
	}

	private static String perParticipant(InfinityVersion version) {
		Map<InfinityVersion, List<String>> names = new TreeMap<>();
		for (Field field : FieldCatalogue.all()) {
			if (field.isPerParticipant(version)) {
				InfinityVersion first = field.isPerParticipant(InfinityVersion.V34) ? InfinityVersion.V34 : LATEST;
				names.computeIfAbsent(first, (key) -> new ArrayList<>()).add("`" + field.name() + "`");
			}
		}
		return names.values().stream().flatMap(List::stream).collect(Collectors.joining(", "));
	}

	private void others() {
		section(Table.BREAKOUT,
				"Beside the fields of a Virtual Meeting Room or Virtual Auditorium, in the answer for a breakout room. "
						+ "Of these, a main room's answer to a Host holds `breakout_uuids` only.");
		section(Table.ADP, "A row of `automatic_participants`.");
		section(Table.PARTICIPANT, "The result of a participant properties request. What is left out stays as it was.");
		section(Table.AUDIO_MIX, "A row of `send_to_audio_mixes`.");
		section(Table.MEDIA_LOCATION, "The result of a media location request. Infinity also takes `"
				+ MediaLocationFields.PRIMARY_OVERFLOW_LOCATION + "` and `"
				+ MediaLocationFields.SECONDARY_OVERFLOW_LOCATION + "`, as scripts see them; Usher warns of it.");
		section(Table.REGISTRATION, "The result of a registration alias request.");
		section(Table.DIRECTORY_ENTRY, "One of the results of a directory information request.");
		section(Table.DIRECTORY, "Beside the `result` of a directory information request.");
	}

	private void section(Table table, String about) {
		line("## " + table.title());
		line("");
		line(about);
		line("");
		rows(table);
	}

	private void rows(Table table) {
		line("| Field | Value | Default | What it does |");
		line("|---|---|---|---|");
		FieldCatalogue.all()
			.stream()
			.filter((field) -> field.in(table) != null)
			.forEach((field) -> row(table, field, field.in(table)));
		line("");
	}

	private void row(Table table, Field field, Use use) {
		String name = "`" + field.name() + "`" + mark(field);
		String fallback = use.mandatory() ? "**required**" : fallback(table, use);
		String text = "**" + field.label() + ".** " + field.help()
				+ (use.note().isEmpty() ? "" : " *" + use.note() + "*");
		line("| " + name + " | " + cell(value(field, use)) + " | " + fallback + " | " + cell(text) + " |");
	}

	private static String fallback(Table table, Use use) {
		if (use.defaultValue() != null) {
			return "`" + use.defaultValue() + "`";
		}
		return (use.nullable() && table != Table.PARTICIPANT) ? "`null`" : "";
	}

	private static String mark(Field field) {
		if (!field.isIn(LATEST)) {
			return " **to 34**";
		}
		return field.isIn(InfinityVersion.V34) ? "" : " **35+**";
	}

	private static String value(Field field, Use use) {
		if (field.kind() instanceof FieldKind.Choice choice) {
			if (choice.open()) {
				return "a [layout](#layouts)";
			}
			String options = Expectation.options(choice, use, LATEST)
				.stream()
				.map(FieldReference::option)
				.collect(Collectors.joining("<br>"));
			return use.nullable() ? options + "<br>or `null`" : options;
		}
		if (field.kind().equals(FieldKind.text())) {
			return use.nullable() ? "text, or null" : "text";
		}
		String unit = (field.unit() != null) ? ", in " + field.unit() : "";
		return Expectation.of(field, use, LATEST, false) + unit;
	}

	private static String option(Option option) {
		String mark = option.since().isAtLeast(LATEST) ? " **35+**" : "";
		return "`" + option.value() + "`" + mark + ": " + option.label();
	}

	private void layouts() {
		line("## Layouts");
		line("");
		line("`view` and `host_view` take all of these, `guest_view` those without Teams. Any other name is taken for "
				+ "a custom layout of the theme, with a warning.");
		line("");
		line("| Layout | What it shows |");
		line("|---|---|");
		Layouts.ALL.forEach((option) -> line("| `" + option.value() + "`"
				+ (option.since().isAtLeast(LATEST) ? " **35+**" : "") + " | " + option.label() + " |"));
		line("");
	}

	private void requests() {
		line("## Request parameters");
		line("");
		for (RequestType request : RequestType.values()) {
			line("- **" + letter(request) + "** " + request.title() + ": `/policy/v1/" + request.path()
					+ (request.hasAliasInPath() ? "/<alias>" : "") + "`");
		}
		line("");
		line("A dot: the request carries it; **35+**: from version 35 on. Names are compared without regard to case, `-` "
				+ "and `_`. Later versions send more; Usher keeps what it does not know.");
		line("");
		String letters = Arrays.stream(RequestType.values())
			.map(FieldReference::letter)
			.collect(Collectors.joining(" | "));
		line("| Parameter | " + letters + " | What it tells | Values |");
		line("|---|" + ":-:|".repeat(RequestType.values().length) + "---|---|");
		Arrays.stream(RequestParameter.values()).forEach(this::parameter);
		line("");
		for (Footnote footnote : Footnote.values()) {
			line("- <sup>" + (footnote.ordinal() + 1) + "</sup> " + footnote.text());
		}
	}

	private void parameter(RequestParameter parameter) {
		String notes = parameter.footnotes()
			.stream()
			.map((footnote) -> "<sup>" + (footnote.ordinal() + 1) + "</sup>")
			.collect(Collectors.joining());
		String marks = Arrays.stream(RequestType.values())
			.map((request) -> sent(parameter, request))
			.collect(Collectors.joining(" | "));
		String text = "**" + parameter.label() + ".** " + parameter.help();
		line("| `" + parameter.wireName() + "`" + notes + " | " + marks + " | " + cell(text) + " | "
				+ cell(values(parameter.kind())) + " |");
	}

	private static String sent(RequestParameter parameter, RequestType request) {
		if (parameter.isIn(request, InfinityVersion.V34)) {
			return "•";
		}
		return parameter.isIn(request, LATEST) ? "**35+**" : "";
	}

	private static String values(FieldKind kind) {
		if (kind instanceof FieldKind.Choice choice) {
			return choice.options().stream().map(FieldReference::option).collect(Collectors.joining("<br>"));
		}
		if (kind instanceof FieldKind.Flag) {
			return "`True` or `False`";
		}
		return (kind instanceof FieldKind.WholeNumber) ? "whole number" : "text";
	}

	private static String letter(RequestType request) {
		return Map
			.of(RequestType.SERVICE_CONFIGURATION, "S", RequestType.PARTICIPANT_PROPERTIES, "P",
					RequestType.MEDIA_LOCATION, "M", RequestType.AVATAR, "A", RequestType.DIRECTORY, "D",
					RequestType.REGISTRATION, "R")
			.get(request);
	}

	private static String anchor(String title) {
		return title.toLowerCase(Locale.ROOT).replace(' ', '-');
	}

	private static String cell(String text) {
		return text.replace("|", "\\|");
	}

	private void line(String text) {
		this.page.append(text).append('\n');
	}

}
